package dev.cofferdam.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.ui.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final PaletteViewModel model = new PaletteViewModel();

    private final List<Command> commands = List.of(
            command("note", "Add a note", "Case"),
            command("export", "Export the timeline", "Case"),
            command("isolate", "Go to step: Take it off the network", "Step"),
            command("skip", "Skip: Take it off the network", "Step").hinderedBy("The run is paused."),
            command("denote", "Go to step: Denote the owner", "Step"));

    private Command command(String id, String name, String group) {
        return Command.of(id, name, group, () -> done.add(id));
    }

    @BeforeEach
    void open() {
        model.open(commands, _ -> Optional.empty());
    }

    private List<String> found(String query) {
        model.query().set(query);
        return model.matches().stream().map(Command::id).toList();
    }

    private void use(String query) {
        model.query().set(query);
        model.choose().orElseThrow().action().run();
        model.open(commands, _ -> Optional.empty());
    }

    @Test
    void showsEverythingThatCanBeDoneFirstWhileNothingIsTyped() {
        assertThat(found("")).containsExactly("note", "export", "isolate", "denote", "skip");
    }

    @Test
    void findsWordsInAnyOrderByTheirBeginnings() {
        assertThat(found("net st")).containsExactly("isolate", "skip");
        assertThat(found("TIME exp")).containsExactly("export");
    }

    @Test
    void theBeginningOfAWordCountsMoreThanItsMiddle() {
        assertThat(found("note")).containsExactly("note", "denote");
    }

    @Test
    void whatIsNamedByNothingIsNotFound() {
        assertThat(found("network quarantine")).isEmpty();
        assertThat(model.selected().get()).isEqualTo(-1);
        assertThat(model.choose()).isEmpty();
    }

    @Test
    void isFoundByWhatItIsAboutToo() {
        assertThat(found("case")).containsExactly("note", "export");
    }

    @Test
    void showsNoMoreThanAnybodyReadsThrough() {
        model.open(
                IntStream.range(0, 500)
                        .mapToObj(i -> command("zone." + i, "Show times also in " + i, "Time zone"))
                        .toList(),
                _ -> Optional.empty());
        assertThat(model.matches()).hasSize(PaletteViewModel.SHOWN);
    }

    @Test
    void aCommandThatTheWordsNameByThemselvesIsTheFirst() {
        model.open(
                commands,
                typed -> typed.equals("#12")
                        ? Optional.of(command("record", "Show record 12", "Case"))
                        : Optional.empty());
        assertThat(found("#12")).containsExactly("record");
    }

    @Nested
    class WithKeys {
        @Test
        void theBestIsSelectedAndTheArrowsStopAtTheEnds() {
            assertThat(model.selected().get()).isZero();
            model.move(-1);
            assertThat(model.selected().get()).isZero();
            model.move(100);
            assertThat(model.selected().get()).isEqualTo(commands.size() - 1);
        }

        @Test
        void enterDoesWhatIsSelected() {
            use("export");
            assertThat(done).containsExactly("export");
        }

        @Test
        void whatCannotBeDoneNowIsShownAndNotDone() {
            assertThat(found("skip")).containsExactly("skip");
            assertThat(model.choose()).isEmpty();
        }
    }

    @Nested
    class WhatWasUsed {
        @Test
        void comesFirstNextTimeTheLatestBeforeAll() {
            use("export");
            use("denote");
            assertThat(found("")).startsWith("denote", "export", "note");
        }

        @Test
        void doesNotComeBeforeABetterMatch() {
            use("denote");
            assertThat(found("note")).containsExactly("note", "denote");
        }
    }
}
