package dev.smoothevents.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smoothevents.action.Action.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionCatalogueTest {

    private static final ActionCatalogue BUILT_IN = ActionCatalogue.builtIn();

    @TempDir
    Path folder;

    @Test
    void anOperatorsFileAddsActions() throws IOException {
        ActionCatalogue catalogue = with("actions: {deploy_finished: {sentence: '{actor} deployed'}}");

        assertThat(catalogue.all()).hasSize(54).extracting(Action::name).isSorted();
        assertThat(catalogue.find("deploy_finished")).map(Action::sentence).contains("{actor} deployed");
    }

    @Test
    void anOperatorsActionReplacesABuiltInOneAsAWhole() throws IOException {
        ActionCatalogue catalogue = with("actions: {comment_added: {sentence: '{actor} said', feed: false}}");

        assertThat(catalogue.all()).hasSize(53);
        assertThat(catalogue.get("comment_added").inboxes()).isEmpty();
        assertThat(catalogue.get("comment_added").subscribes()).isEmpty();
        assertThat(catalogue.hiddenFromFeed()).contains("comment_added");
        assertThat(catalogue.get("issue_opened").effect()).isEqualTo(Effect.OPENS);
    }

    @Test
    void aWrongFileFailsWithItsPlace() {
        assertThatThrownBy(() -> with("actions:\n  a:\n    sentence: 1\n"))
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith("smooth.actions.file " + folder)
                .hasMessageEndingWith(", line 3, column 15: actions.a.sentence must be text, was 1");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> catalogue(folder.resolve("none.yaml")))
                .isInstanceOf(CatalogueException.class)
                .hasMessage("smooth.actions.file " + folder.resolve("none.yaml") + " does not exist");
        assertThatThrownBy(() -> catalogue(folder))
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith("smooth.actions.file " + folder + " cannot be read: ");
    }

    @Test
    void anUnknownActionIsNotFound() {
        assertThat(BUILT_IN.find("nope")).isEmpty();
        assertThat(BUILT_IN.find(null)).isEmpty();
        assertThatThrownBy(() -> BUILT_IN.get("nope")).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "comment_addd, comment_added",
        "comment_aded, comment_added",
        "coment_added, comment_added",
        "commnet_added, comment_added",
        "commentAdded, comment_added",
        "Comment-Added, comment_added",
        "comment.added, comment_added",
        "issue_close, issue_closed",
        "label_add, label_added"
    })
    void aMisspelledActionIsRecognised(String written, String meant) {
        assertThat(BUILT_IN.near(written)).first().isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "deploy_finished", "ЖЖЖЖ"})
    void nothingIsGuessedForWhatIsNotNear(String written) {
        assertThat(BUILT_IN.near(written)).isEmpty();
    }

    @Test
    void atMostThreeGuessesAreMadeAndNoneForANovel() {
        assertThat(BUILT_IN.near("comment_inned")).hasSizeBetween(1, 3);
        assertThat(BUILT_IN.near("comment_added".repeat(10_000))).isEmpty();
    }

    private ActionCatalogue with(String yaml) throws IOException {
        return catalogue(Files.writeString(folder.resolve("actions.yaml"), yaml));
    }

    private static ActionCatalogue catalogue(Path file) {
        return new ActionCatalogue(() -> Optional.of(file.toString()));
    }
}
