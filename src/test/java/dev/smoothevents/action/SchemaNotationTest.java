package dev.smoothevents.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaNotationTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            string                          ; {'type':'string'}
            any                             ; {}
            id                              ; {'type':['string','integer']}
            string | null                   ; {'type':['string','null']}
            id|null                         ; {'type':['string','integer','null']}
            [string]                        ; {'type':'array','items':{'type':'string'}}
            [[id]]                          ; {'type':'array','items':{'type':'array','items':{'type':['string','integer']}}}
            {enum: [a, off, 1, 1.5, true, null, "1"]} ; {'enum':['a','off',1,1.5,true,null,'1']}
            {type: [object, "null"], properties: {n: integer}} ; {'type':['object','null'],'properties':{'n':{'type':'integer'}}}
            {type: null}                    ; {'type':'null'}
            {anyOf: [string, {minimum: 3}]} ; {'anyOf':[{'type':'string'},{'minimum':3}]}
            {type: string, format: date, description: "When: then"} ; {'type':'string','format':'date','description':'When: then'}
            {type: object, additionalProperties: false} ; {'type':'object','additionalProperties':false}
            {const: {a: [1, 2147483648, 9223372036854775808]}} ; {'const':{'a':[1,2147483648,9223372036854775808]}}
            """)
    void theNotationExpandsToJsonSchema(String notation, String schema) {
        byte[] yaml = ("extra: {field: " + notation + "}").getBytes(StandardCharsets.UTF_8);
        YamlField extra = YamlFile.read("test", yaml).entries().get("extra");

        assertThat(SchemaNotation.expand(extra).at("/properties/field").toString())
                .isEqualTo(schema.replace('\'', '"'));
    }
}
