package dev.cofferdam.ui.incident.step;

import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.Preview;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.FactGrid;
import dev.cofferdam.ui.Folded;
import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.MarkdownView;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Slot;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.ValueText;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.incident.run.PhaseWords;
import dev.cofferdam.ui.incident.run.StateSign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The current step: why, with what, what would change, what can be done, what came of it. */
public final class StepPane extends BorderPane {
    /** About six lines. */
    private static final double FOLD = 124;

    /** About three lines: below them stands what would change, which has to be in sight. */
    private static final double BRIEF = 62;

    private final StepViewModel model;
    private final ScrollPane scroll;
    private final Slot<Head> head;
    private final Slot<Optional<Trouble>> trouble = new Slot<>(now -> now.map(TroublePanel::new));
    private final Slot<Came> outcome = new Slot<>(now -> OutcomeView.of(now.state(), now.nature()));
    private final Slot<Results> results;
    private final Slot<List<String>> warnings = new Slot<>(StepPane::warnings);
    private final Slot<Guidance> guidance = new Slot<>(StepPane::guidance);
    private final Slot<Map<String, JsonNode>> inputs = new Slot<>(StepPane::inputs);
    private final Slot<Plans> plan = new Slot<>(StepPane::plan);
    private final Slot<List<Preview>> previews = new Slot<>(StepPane::previews);
    private final Slot<Optional<ShownPlan>> undo;
    private final Slot<Asked> form;
    private final DeedBar bar;
    private Optional<StepView> former = Optional.empty();

    private record Head(StepView view, Optional<dev.cofferdam.action.ActionSpec<?, ?>> spec) {}

    private record Came(StepState state, Nature nature) {}

    /** @param fold beyond which height it is folded; 0: not at all */
    private record Guidance(String markdown, double fold) {}

    /** @param graphs the names of the outputs that are graphs */
    private record Results(String word, String title, ObjectNode outputs, List<String> graphs) {}

    private record Plans(Optional<ShownPlan> plan, boolean changed, boolean looking, boolean over) {}

    private record Asked(StepView view, boolean open, boolean confirm, List<String> resources) {}

    /**
     * @param export what a run that has ended leads to
     * @param copy takes the step as Markdown onto the clipboard
     * @param graph shows a graph, by its title and its SHA-256
     */
    public StepPane(
            StepViewModel model, Surround window, Runnable export, Runnable copy, BiConsumer<String, String> graph) {
        this.model = model;
        getStyleClass().add("step-pane");
        head = new Slot<>(now -> head(now, copy));
        results = new Slot<>(now -> results(now, graph));
        undo = new Slot<>(now -> now.map(this::undo));
        form = new Slot<>(this::form);
        bar = new DeedBar(model, window, export);
        var content = Parts.column(
                16,
                head,
                trouble,
                outcome,
                new RoundsPane(model.rounds()),
                undo,
                results,
                warnings,
                guidance,
                plan,
                previews,
                form,
                inputs);
        content.getStyleClass().add("step-content");
        scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setAccessibleText(Words.of("incident.step"));
        setCenter(scroll);
        setBottom(new VBox(new RoundsBar(model.rounds()), bar));
        model.refused().subscribe((_, _) -> Parts.revealProblem(scroll));
        model.picture().subscribe(now -> now.ifPresentOrElse(this::show, this::showNothing));
    }

    private void show(StepPicture now) {
        var view = now.view();
        if (former.filter(f -> f.key().equals(view.key())).isEmpty()) scroll.setVvalue(0);
        former = Optional.of(view);
        head.show(new Head(view, now.spec()));
        trouble.show(now.trouble());
        outcome.show(new Came(view.state(), now.nature()));
        undo.show(now.undo());
        warnings.show(now.isOver() ? List.of() : view.warnings());
        // what would change has to be seen before it is run, however much there is to say about it
        guidance.show(new Guidance(now.guidance(), fold(now)));
        inputs.show(now.inputs());
        var looks = now.nature() == Nature.CHANGING || now.nature() == Nature.APPROVAL;
        var looking =
                now.busy() && looks && view.plan() == null && view.previews().isEmpty() && !now.isOver();
        plan.show(new Plans(Optional.ofNullable(view.plan()), now.planChanged(), looking, now.isOver()));
        previews.show(view.previews());
        var open = now.deeds().contains(Deed.ANSWER) || now.deeds().contains(Deed.APPROVE);
        form.show(new Asked(
                view,
                open,
                StepViewModel.wantsConfirmation(now),
                view.plan() == null ? List.of() : view.plan().plan().resources()));
        results.show(new Results(view.state().word(), view.title(), view.outputs(), now.graphs()));
        bar.show(now);
    }

    private static double fold(StepPicture now) {
        if (now.isOver()) return FOLD;
        return now.nature() == Nature.CHANGING ? BRIEF : 0;
    }

    private void showNothing() {
        setCenter(Parts.empty(Feather.LIST, Words.of("incident.no-steps.title"), Words.of("incident.no-steps.todo")));
    }

    private static Optional<Node> head(Head now, Runnable copy) {
        var sign = StateSign.of(now.view().state());
        var state = Parts.row(6, sign.node(), Parts.label(sign.word(), "strong", sign.styleClass()));
        var facts = Parts.row(12, state);
        now.spec().ifPresent(spec -> {
            var risk = Badges.risk(spec.risk());
            risk.setTooltip(Parts.tooltip(Badges.explained(spec.risk())));
            facts.getChildren().addAll(risk, Parts.oneLine(spec.id(), "mono", "muted", "small"));
        });
        var phase = now.view().step().phase();
        var above = phase == null ? "" : PhaseWords.of(phase);
        var title = Parts.wrapped(SafeText.line(now.view().title()), "step-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var copies = Parts.iconButton(Words.of("step.copy"), Feather.COPY, copy);
        copies.setId("copy-step");
        var top = new HBox(8, title, copies);
        return Optional.of(Parts.column(6, Parts.label(above, "overline"), top, facts));
    }

    private static Optional<Node> warnings(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(Notice.warnings(texts));
    }

    private static Optional<Node> guidance(Guidance now) {
        if (now.markdown().isBlank()) return Optional.empty();
        var view = new MarkdownView(now.markdown());
        return Optional.of(now.fold() > 0 ? new Folded(view, now.fold()) : view);
    }

    private static Optional<Node> inputs(Map<String, JsonNode> values) {
        if (values.isEmpty()) return Optional.empty();
        var grid = new FactGrid();
        values.forEach((name, value) -> grid.fact(name.replace('_', ' '), ValueText.of(value)));
        return Optional.of(Parts.section(Words.of("incident.inputs"), grid));
    }

    private static Optional<Node> plan(Plans now) {
        if (now.looking()) {
            return Optional.of(Notice.of("notice-accent", Feather.EYE, Words.of("plan.looking")));
        }
        return now.plan().map(shown -> {
            var title = now.over() ? Words.of("plan.title.over") : Words.of("plan.title");
            var box = Parts.section(title, new PlanView(shown, now.over()));
            if (now.changed()) {
                box.getChildren().add(1, Notice.of("notice-warning", Feather.REFRESH_CW, Words.of("plan.changed")));
            }
            return box;
        });
    }

    /** Whoever decides reads the changes, not only the question. */
    private static Optional<Node> previews(List<Preview> all) {
        if (all.isEmpty()) return Optional.empty();
        var box = Parts.section(Words.of("approval.previews"));
        all.forEach(preview -> box.getChildren().add(preview(preview)));
        return Optional.of(box);
    }

    /** What changes comes first here; what to beware of stands below it. */
    private static Node preview(Preview preview) {
        var plan = preview.plan().plan();
        var changes = Parts.column(12);
        changes.getChildren().addAll(PlanView.changes(preview.plan()));
        var box = Parts.column(
                6,
                Parts.wrapped(SafeText.line(preview.title()), "preview-title"),
                Parts.wrapped(SafeText.of(plan.summary())),
                new Folded(changes, FOLD));
        if (!plan.warnings().isEmpty()) box.getChildren().add(new Folded(Notice.warnings(plan.warnings()), FOLD / 2));
        return box;
    }

    private Node undo(ShownPlan shown) {
        var take = Parts.button(Words.of("undo.take-back"), Feather.ROTATE_CCW, model::undo, "danger");
        take.setId("take-back");
        var keep = Parts.button(Words.of("undo.keep"), Feather.X, model::keepIt);
        return Parts.section(Words.of("undo.title"), new PlanView(shown), Parts.row(8, take, keep));
    }

    private Optional<Node> form(Asked now) {
        if (now.confirm()) return Optional.of(new ConfirmationField(model.confirmation(), now.resources()));
        if (!now.open()) return Optional.empty();
        if (now.view().step().body() instanceof StepBody.Approve approve) {
            return Optional.of(new ApprovalForm(model, approve));
        }
        var questions = model.questions(now.view());
        return questions.fields().isEmpty()
                ? Optional.empty()
                : Optional.of(Parts.section(Words.of("incident.questions"), new InputForm(questions)));
    }

    private static Optional<Node> results(Results now, BiConsumer<String, String> graph) {
        if (now.outputs().isEmpty()) return Optional.empty();
        var box = Parts.section(Words.of("incident.results"));
        for (var name : now.graphs()) {
            var sha256 = now.outputs().path(name).asString("");
            if (sha256.isEmpty()) continue;
            var open = Parts.button(Words.of("graph.open"), Feather.SHARE_2, () -> graph.accept(now.title(), sha256));
            open.setId("open-graph");
            box.getChildren().add(open);
        }
        var grid = new FactGrid();
        now.outputs().properties().forEach(e -> grid.fact(e.getKey().replace('_', ' '), ValueText.of(e.getValue())));
        box.getChildren().add(grid);
        return Optional.of(box);
    }
}
