package dev.cofferdam.ui.incident.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.incident.graph.GraphViewModel.Move;
import dev.cofferdam.ui.incident.graph.GraphViewModel.Stage;
import org.junit.jupiter.api.Test;

class GraphViewModelTest {
    private final GraphViewModel model =
            new GraphViewModel("What it reaches", Graphs.SMALL::json, new Background(Runnable::run, Runnable::run));

    private String selected() {
        return model.selected().get().map(Node::id).orElse("");
    }

    @Test
    void beginsAtTheSubject() {
        assertThat(model.stage().get()).isInstanceOf(Stage.Loading.class);

        model.load();

        assertThat(model.stage().get()).isInstanceOf(Stage.Shown.class);
        assertThat(selected()).isEqualTo("i-1");
        assertThat(model.rows()).hasSize(4);
    }

    @Test
    void saysWhyThereIsNothingToSee() {
        var gone = new GraphViewModel(
                "",
                () -> {
                    throw new CaseLogException("There is no evidence 3f in evidence.");
                },
                new Background(Runnable::run, Runnable::run));

        gone.load();

        assertThat(gone.stage().get())
                .isInstanceOfSatisfying(
                        Stage.Failed.class,
                        failed -> assertThat(failed.trouble().toString()).contains("There is no evidence 3f"));
    }

    @Test
    void tellsWhatLeadsToANodeAndWhereItLeads() {
        model.load();
        model.select("role");

        assertThat(model.before()).extracting(n -> n.node().id()).containsExactly("i-1");
        assertThat(model.behind()).extracting(n -> n.node().id()).containsExactly("bucket", "admin");
    }

    @Test
    void goesFromNodeToNodeAsTheMapShowsThem() {
        model.load();

        model.move(Move.LEFT);
        assertThat(selected()).isIn("lb", "admin");
        model.move(Move.TO_SUBJECT);
        model.move(Move.RIGHT);
        assertThat(selected()).isEqualTo("role");
        model.move(Move.RIGHT);
        var first = selected();
        model.move(Move.UP);
        model.move(Move.DOWN);
        model.move(Move.DOWN);
        model.move(Move.UP);
        assertThat(first).isIn("bucket", "admin");
        assertThat(selected()).isIn("bucket", "admin");
        model.move(Move.RIGHT);
        assertThat(selected()).isNotEmpty();
    }

    @Test
    void staysWhereThereIsNothingFurther() {
        model.load();
        model.select("bucket");

        model.move(Move.RIGHT);

        assertThat(selected()).isEqualTo("bucket");
    }

    @Test
    void findsByNameKindAndFactInAnyOrder() {
        model.load();

        model.search().set("BUCKET the");
        assertThat(model.rows()).extracting(r -> r.node().id()).containsExactly("bucket");
        model.search().set("load balancer");
        assertThat(model.rows()).extracting(r -> r.node().id()).containsExactly("lb");
        model.search().set("arn:aws:x:::role");
        assertThat(model.rows()).extracting(r -> r.node().id()).containsExactly("role");
        model.search().set("nothing of the kind");
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void knowsNoNodeThatIsNotThere() {
        model.load();

        model.select("other");

        assertThat(selected()).isEqualTo("i-1");
    }
}
