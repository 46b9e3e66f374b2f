package dev.cofferdam.ui.incident.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ec2.Ec2Actions;
import dev.cofferdam.action.iam.IamActions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActionBrowserViewModelTest {
    private final ActionRegistry registry = new ActionRegistry(
            Stream.of(Ec2Actions.all(), IamActions.all()).flatMap(List::stream).toList());
    private final ActionBrowserViewModel browser = new ActionBrowserViewModel(registry);

    private List<String> found() {
        return browser.found().stream().map(action -> action.spec().id()).toList();
    }

    private String chosen() {
        return browser.chosen().get().map(action -> action.spec().id()).orElse("");
    }

    @Test
    void beginsWithAllOfThemByTheirIds() {
        assertThat(found()).hasSize(registry.all().size()).isSorted();
        assertThat(chosen()).isEqualTo(found().getFirst());
    }

    @Nested
    class Searched {
        @Test
        void findsByWordsOfTheTitleInAnyOrder() {
            browser.search().set("instance isol");

            assertThat(found()).first().isEqualTo("ec2.isolate-instance");
            assertThat(chosen()).isEqualTo("ec2.isolate-instance");
        }

        @Test
        void findsByTheServiceBeforeWhatOnlySpeaksOfIt() {
            browser.search().set("iam.");

            assertThat(found()).startsWith(ofIam()).contains("ec2.isolate-instance");
        }

        private String[] ofIam() {
            return IamActions.all().stream()
                    .map(action -> action.spec().id())
                    .sorted()
                    .toArray(String[]::new);
        }

        @Test
        void findsByTheCallThatItMakesBehindWhatIsNamedSo() {
            browser.search().set("ec2:TerminateInstances");
            assertThat(found()).containsExactly("ec2.terminate-instance");

            browser.search().set("snapshot");
            assertThat(found()).first().asString().contains("snapshot");
            assertThat(found()).contains("ec2.create-image");
        }

        @Test
        void findsNothingWhereAWordIsNowhere() {
            browser.search().set("isolate zeppelin");

            assertThat(found()).isEmpty();
            assertThat(browser.chosen().get()).isEmpty();
            browser.move(1);
            assertThat(browser.chosen().get()).isEmpty();
        }
    }

    @Test
    void isWalkedThroughAndStopsAtEitherEnd() {
        browser.move(-1);
        assertThat(chosen()).isEqualTo(found().getFirst());
        browser.move(2);
        assertThat(chosen()).isEqualTo(found().get(2));
        browser.move(10_000);
        assertThat(chosen()).isEqualTo(found().getLast());
    }
}
