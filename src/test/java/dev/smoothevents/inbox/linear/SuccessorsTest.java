package dev.smoothevents.inbox.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuccessorsTest {

    @Test
    void whatAddsAndWhatRemovesSucceedEachOther() {
        assertThat(Successors.of("label_added")).isEqualTo(Successors.of("label_removed"));
        assertThat(Successors.of("label_added").replacing()).containsExactlyInAnyOrder("label_added", "label_removed");
        assertThat(Successors.of("label_added").ofRecord()).isTrue();
        assertThat(Successors.of("issue_closed").ofRecord()).isFalse();
    }

    @Test
    void aDeletedCommentIsNotBroughtAnyMore() {
        assertThat(Successors.of("comment_added").withdrawing()).containsExactly("comment_deleted");
        assertThat(Successors.of("comment_added").replacing())
                .as("it is edited afterwards")
                .isEmpty();
        assertThat(Successors.of("comment_edited").replacing()).containsExactly("comment_edited");
    }

    @Test
    void whatOnlyTellsIsNeverIdle() {
        assertThat(Successors.of("milestone_added").isEmpty()).isTrue();
        assertThat(Successors.of("issue_opened").isEmpty()).isTrue();
        assertThat(Successors.of("comment_deleted").isEmpty()).isTrue();
    }
}
