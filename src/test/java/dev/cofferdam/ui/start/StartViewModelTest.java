package dev.cofferdam.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Hands;
import dev.cofferdam.ui.Practice;
import dev.cofferdam.ui.TestServices;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartViewModelTest {
    @TempDir
    Path home;

    private final Hands workers = new Hands();
    private TestServices services;
    private StartViewModel model;

    @BeforeEach
    void begin() {
        services = new TestServices(home).practice(new Practice("ec2", "A web server", "…", null));
        model = new StartViewModel(services.services(), new Background(workers, Runnable::run));
    }

    private void newCase(String title) {
        services.cases()
                .create(title, null, null, new Actor("Ada", "ada", "laptop", null, null), Mode.EXERCISE)
                .close();
    }

    @Test
    void readsInTheBackgroundAndSaysThatItReads() {
        newCase("One");
        model.refresh();
        assertThat(model.loading().get()).isTrue();
        assertThat(model.cases()).isEmpty();
        workers.work();
        assertThat(model.loading().get()).isFalse();
        assertThat(model.cases()).extracting(CaseSummary::title).containsExactly("One");
        assertThat(model.practices()).extracting(Practice::scenario).containsExactly("ec2");
    }

    @Test
    void theNewestCaseIsTheFirst() {
        newCase("One");
        newCase("Two");
        model.refresh();
        workers.work();
        assertThat(model.cases()).extracting(CaseSummary::title).containsExactly("Two", "One");
    }

    @Test
    void whatCannotBeReadIsTold() {
        var broken = new StartViewModel(
                new dev.cofferdam.ui.WorkbenchServices(
                        services.cases(),
                        services,
                        services.services().sessions(),
                        services,
                        services.services().actions(),
                        services.services().exporter(),
                        services.services().bundler(),
                        services.services().actor(),
                        services.services().clock(),
                        () -> {
                            throw new dev.cofferdam.aws.AwsSessionException("No scenario can be read.");
                        },
                        home,
                        services.services().settings()),
                new Background(workers, Runnable::run));
        broken.refresh();
        workers.work();
        assertThat(broken.trouble().get())
                .get()
                .satisfies(trouble -> assertThat(trouble.what()).isEqualTo("No scenario can be read."));
    }
}
