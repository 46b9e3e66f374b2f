package dev.cofferdam.app;

import dev.cofferdam.aws.SignInPrompts;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Beginning;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.FurtherRun;
import dev.cofferdam.ui.FxThread;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Screens;
import dev.cofferdam.ui.Settings;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.WindowSettings;
import dev.cofferdam.ui.WorkbenchServices;
import dev.cofferdam.ui.frame.Workbench;
import dev.cofferdam.ui.incident.IncidentScreen;
import dev.cofferdam.ui.start.NewCaseScreen;
import dev.cofferdam.ui.start.StartScreen;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.stage.Stage;

/** The workbench as a program: a window with the real screens in it. */
public final class WorkbenchApplication {
    private WorkbenchApplication() {}

    /**
     * Opens the window and returns when it was closed and everything it had open is closed too. Can be done once in a
     * process.
     *
     * @param browser opens addresses
     * @param asking takes what sessions ask by while the window is there
     * @throws dev.cofferdam.ui.NoToolkitException when there is no display
     */
    public static void show(WorkbenchServices services, Consumer<URI> browser, Consumer<SignInPrompts> asking)
            throws InterruptedException {
        var closed = new CompletableFuture<Workbench>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            workers.execute(services.sessions()::warmUp);
            var looks = services.settings().read();
            var toolkit = FxThread.start(() -> open(services, looks, workers, browser, asking, closed));
            try {
                closed.join().close();
            } finally {
                toolkit.end();
            }
        }
    }

    private static void open(
            WorkbenchServices services,
            WindowSettings looks,
            ExecutorService workers,
            Consumer<URI> browser,
            Consumer<SignInPrompts> asking,
            CompletableFuture<Workbench> closed) {
        try {
            var stage = new Stage();
            var workbench = workbench(services, looks, workers, browser);
            asking.accept(workbench.signIn());
            stage.setOnHidden(_ -> closed.complete(workbench));
            workbench.show(stage);
        } catch (RuntimeException | Error e) {
            // nobody waits on the toolkit's thread for it; whoever opened the window does
            closed.completeExceptionally(e);
        }
    }

    /**
     * To be called on the toolkit's thread.
     *
     * @param looks as they were kept
     */
    static Workbench workbench(
            WorkbenchServices services, WindowSettings looks, ExecutorService workers, Consumer<URI> browser) {
        var background = new Background(workers, new FxThread());
        return new Workbench(
                screens(services, background),
                background,
                new Settings(looks, services.settings(), background),
                browser);
    }

    private static Screens screens(WorkbenchServices services, Background background) {
        return new Screens() {
            @Override
            public Screen start(Surround window) {
                return new StartScreen(services, background, window);
            }

            @Override
            public Screen newCase(Beginning from, Surround window) {
                return NewCaseScreen.forNewCase(from, services, background, window);
            }

            @Override
            public Screen newRun(
                    FurtherRun wanted, Surround window, Consumer<CaseRequest.NewRun> chosen, Runnable left) {
                return NewCaseScreen.forFurtherRun(wanted, services, background, chosen, left);
            }

            @Override
            public Screen incident(CaseRequest request, Surround window) {
                return new IncidentScreen(services, background, request, window);
            }
        };
    }
}
