package dev.cofferdam.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.run.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybookChoiceTest {
    private static final Playbook EC2 = Steps.playbook(
            "ec2-compromise", "Contain an instance", List.of("UnauthorizedAccess:EC2/*", "Backdoor:EC2/*"));
    private static final Playbook IAM =
            Steps.playbook("iam-credentials", "Contain credentials", List.of("UnauthorizedAccess:IAMUser/*"));
    private static final Playbook ANY = Steps.playbook("anything", "A general triage", List.of());

    private static List<String> among(String search, String type) {
        return PlaybookChoice.among(List.of(EC2, IAM, ANY), search, type).stream()
                .map(choice ->
                        (choice.suggested() ? "* " : "") + choice.playbook().id())
                .toList();
    }

    @Test
    void areSortedByTitleWhenThereIsNoFinding() {
        assertThat(among("", "")).containsExactly("anything", "ec2-compromise", "iam-credentials");
    }

    @Test
    void thoseForTheFindingComeFirst() {
        assertThat(among("", "UnauthorizedAccess:IAMUser/ConsoleLogin"))
                .containsExactly("* iam-credentials", "anything", "ec2-compromise");
    }

    @Test
    void allThatAFindingTypeHasBesideTheStarIsTakenLiterally() {
        assertThat(among("", "Backdoor:EC2/C&CActivity.B!DNS")).first().isEqualTo("* ec2-compromise");
        assertThat(among("", "BackdoorXEC2/a")).doesNotContain("* ec2-compromise");
    }

    @Test
    void everyWordOfTheSearchHasToBeFoundInTitleIdOrFindingTypes() {
        assertThat(among("contain CREDENTIALS", "")).containsExactly("iam-credentials");
        assertThat(among("backdoor", "")).containsExactly("ec2-compromise");
        assertThat(among("contain nothing", "")).isEmpty();
    }
}
