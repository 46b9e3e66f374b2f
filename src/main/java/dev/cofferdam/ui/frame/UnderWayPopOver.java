package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.UnderWay;
import dev.cofferdam.ui.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.concurrent.Task;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.TaskProgressView;

/** What is under way, each with a way to call it off. */
final class UnderWayPopOver extends PopOver {
    private final UnderWay underWay;
    private final Background background;
    private final TaskProgressView<Standing> view = new TaskProgressView<>();
    private final Map<UnderWay.Task, Standing> standing = new HashMap<>();

    UnderWayPopOver(UnderWay underWay, Background background) {
        this.underWay = underWay;
        this.background = background;
        setArrowLocation(ArrowLocation.BOTTOM_LEFT);
        setDetachable(false);
        view.setId("under-way");
        view.getStyleClass().add("under-way");
        view.setAccessibleText(Words.of("under-way.title"));
        setContentNode(view);
        var following = underWay.tasks().subscribe(this::follow);
        follow();
        setOnHidden(_ -> {
            following.unsubscribe();
            standing.values().forEach(Standing::ended);
        });
    }

    private void follow() {
        standing.keySet().stream()
                .filter(task -> !underWay.tasks().contains(task))
                .toList()
                .forEach(gone -> {
                    var stood = standing.remove(gone);
                    if (stood == null) return;
                    stood.ended();
                    view.getTasks().remove(stood);
                });
        underWay.tasks().stream().filter(task -> !standing.containsKey(task)).forEach(this::add);
    }

    private void add(UnderWay.Task task) {
        var stands = new Standing(task);
        standing.put(task, stands);
        view.getTasks().add(stands);
        background.run(
                _ -> {
                    stands.run();
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    /** Stands for what is under way in a view that knows only tasks of its own kind: runs until that has ended. */
    private static final class Standing extends Task<Boolean> {
        private final UnderWay.Task task;
        private final CountDownLatch end = new CountDownLatch(1);

        Standing(UnderWay.Task task) {
            this.task = task;
            updateTitle(task.title());
            task.progress().subscribe(this::say);
        }

        private void say(String word) {
            if (!word.isEmpty()) updateMessage(word);
            else updateMessage(task.canCancel() ? Words.of("under-way.going") : Words.of("under-way.no-cancel"));
        }

        @Override
        protected Boolean call() throws InterruptedException {
            end.await();
            return true;
        }

        void ended() {
            end.countDown();
        }

        /** Only asks it to stop: it is under way until it has. */
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            task.cancel();
            if (task.canCancel()) updateMessage(Words.of("under-way.cancelling"));
            return false;
        }
    }
}
