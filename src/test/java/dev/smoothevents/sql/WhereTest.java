package dev.smoothevents.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhereTest {

    @Test
    void withoutConditionsThereIsNoClause() {
        assertThat(new Where().sql()).isEmpty();
        assertThat(new Where().values().size()).isZero();
    }

    @Test
    void conditionsAreNumberedInTheOrderOfTheirValues() {
        Where where = new Where().and("account = ?", "default").and("(time, id) < (?, ?)", "t", 7);

        assertThat(where.sql()).isEqualTo("WHERE account = $1 AND (time, id) < ($2, $3)");
        assertThat(where.values().size()).isEqualTo(3);
        assertThat(where.values().getValue(0)).isEqualTo("default");
        assertThat(where.values().getValue(1)).isEqualTo("t");
        assertThat(where.values().getValue(2)).isEqualTo(7);
    }

    @Test
    void whatHasNoValueIsLeftOutAndTakesNoNumber() {
        Where where = new Where().andIf(null, "issue = ?").andIf("octocat", "actor = ?");

        assertThat(where.sql()).isEqualTo("WHERE actor = $1");
        assertThat(where.values().size()).isEqualTo(1);
    }

    @Test
    void aConditionMayHaveNoValueAtAll() {
        assertThat(new Where().and("read_at IS NULL").and("id < ?", 1).sql())
                .isEqualTo("WHERE read_at IS NULL AND id < $1");
    }

    @Test
    void aValueNeverBecomesPartOfTheText() {
        String evil = "x' OR '1'='1' -- ? $1";

        Where where = new Where().and("actor = ?", evil).and("action = ?", "a");

        assertThat(where.sql()).isEqualTo("WHERE actor = $1 AND action = $2");
        assertThat(where.values().getValue(0)).isEqualTo(evil);
    }
}
