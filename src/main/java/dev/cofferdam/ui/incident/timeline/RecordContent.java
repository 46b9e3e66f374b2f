package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.AwsCall;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mention;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.FactGrid;
import dev.cofferdam.ui.LongText;
import dev.cofferdam.ui.MarkdownView;
import dev.cofferdam.ui.MentionLink;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Times;
import dev.cofferdam.ui.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import tools.jackson.databind.node.ObjectNode;

/** A record to be read: what it says first, what only a program wants to know last. */
final class RecordContent {
    private final Supplier<Optional<ZoneId>> zone;
    private final CaseLinks links;

    RecordContent(Supplier<Optional<ZoneId>> zone, CaseLinks links) {
        this.zone = zone;
        this.links = links;
    }

    Node of(RecordPage page) {
        var logged = page.logged();
        var box = Parts.column(18, said(page), facts(logged));
        if (!page.links().isEmpty()) box.getChildren().add(Parts.section(Words.of("record.links"), linked(page)));
        Optional.ofNullable(logged.content().aws())
                .ifPresent(call -> box.getChildren().add(Parts.section(Words.of("record.aws"), call(call))));
        page.request().ifPresent(json -> add(box, Words.of("record.request"), json));
        page.response().ifPresent(json -> add(box, Words.of("record.response"), json));
        page.error().ifPresent(json -> add(box, Words.of("record.error"), json));
        decision(logged).ifPresent(box.getChildren()::add);
        evidence(logged).ifPresent(box.getChildren()::add);
        add(box, Words.of("record.body"), page.rest());
        box.getChildren().add(folded(page));
        return box;
    }

    private Node said(RecordPage page) {
        return page.note()
                .<Node>map(note -> new MarkdownView(note.markdown(), note.mentions(), links))
                .orElseGet(() -> Parts.wrapped(SafeText.of(page.logged().message()), "record-said"));
    }

    private Node facts(LogRecord logged) {
        var content = logged.content();
        var origin = content.origin();
        var grid = new FactGrid()
                .fact(Words.of("record.mode"), Badges.mode(origin.mode()))
                .fact(Words.of("record.happened"), time(logged.eventTime()));
        if (content.eventEnd() != null) grid.fact(Words.of("record.ended"), time(content.eventEnd()));
        grid.factIf(Words.of("record.source-time"), content.sourceTz());
        if (!logged.recordedAt().equals(logged.eventTime())) {
            grid.fact(Words.of("record.recorded"), time(logged.recordedAt()));
        }
        grid.fact(
                        Words.of("record.actor"),
                        origin.actor().name() + " (" + origin.actor().osUser() + "@"
                                + origin.actor().host() + ")")
                .factIf(Words.of("record.identity"), origin.actor().awsArn());
        step(origin).ifPresent(link -> grid.fact(Words.of("record.step"), link));
        if (origin.playbook() != null) {
            grid.fact(
                    Words.of("record.playbook"),
                    origin.playbook().id() + " " + origin.playbook().version());
        }
        return grid.factIf(Words.of("record.resources"), String.join("\n", content.resources()))
                .factIf(Words.of("record.risk"), content.risk())
                .fact(Words.of("record.hash"), logged.hash());
    }

    private String time(Instant at) {
        return zone.get()
                .map(there -> Times.exact(at) + "\n" + Times.exactIn(there, at))
                .orElseGet(() -> Times.exact(at));
    }

    private Optional<Node> step(Origin origin) {
        return Optional.ofNullable(origin.stepKey()).map(key -> new MentionLink(new Mention.OfStep(key), key, links));
    }

    private Node linked(RecordPage page) {
        var grid = new FactGrid();
        page.links()
                .forEach(link -> grid.fact(
                        word(link.relation()),
                        new MentionLink(
                                new Mention.OfRecord(link.seq()), "#" + link.seq() + "  " + link.says(), links)));
        return grid;
    }

    private static String word(RecordPage.Relation relation) {
        return switch (relation) {
            case ANNOUNCED_BY -> Words.of("record.link.announced");
            case ANSWERED_BY -> Words.of("record.link.answered");
            case CORRECTS -> Words.of("record.link.corrects");
        };
    }

    private static Node call(AwsCall call) {
        return new FactGrid()
                .fact(Words.of("record.call"), call.service() + ":" + call.operation())
                .fact(Words.of("record.account"), call.account() + " · " + call.region())
                .factIf(Words.of("record.request-id"), call.requestId())
                .factIf(Words.of("record.status"), call.httpStatus())
                .factIf(Words.of("record.attempts"), call.attempts())
                .factIf(Words.of("record.latency"), call.latencyMs() == null ? null : call.latencyMs() + " ms")
                .factIf(Words.of("record.server-time"), call.httpDate());
    }

    private static void add(VBox box, String title, ObjectNode json) {
        if (json.isEmpty()) return;
        var fields = new JsonFields(json);
        var grid = new FactGrid();
        fields.fields().forEach(field -> grid.fact(SafeText.line(field.name()), field.value()));
        var section = Parts.section(title, grid);
        if (fields.leftOut() > 0) {
            section.getChildren().add(Parts.wrapped(Words.of("record.more-fields", fields.leftOut()), "muted"));
        }
        box.getChildren().add(section);
    }

    private static Optional<Node> decision(LogRecord logged) {
        return Optional.ofNullable(logged.content().approval())
                .map(approval -> Parts.section(
                        Words.of("record.approval"),
                        new FactGrid()
                                .fact(
                                        Words.of("record.decision"),
                                        approval.decision().name().toLowerCase(Locale.ROOT))
                                .fact(Words.of("record.decided-by"), approval.by())
                                .factIf(Words.of("record.reason"), approval.reason())
                                .factIf(Words.of("record.plan-hash"), approval.planHash())));
    }

    private static Optional<Node> evidence(LogRecord logged) {
        return Optional.ofNullable(logged.content().evidence())
                .map(item -> Parts.section(
                        Words.of("record.evidence"),
                        new FactGrid()
                                .fact(
                                        Words.of("record.evidence.event"),
                                        item.event().name().toLowerCase(Locale.ROOT))
                                .fact(Words.of("record.location"), item.location())
                                .fact(Words.of("record.size"), Words.of("record.bytes", item.size()))
                                .fact(Words.of("record.sha256"), item.sha256())));
    }

    /** Made when it is opened: a body of 16,000 characters is slow to lay out, and seldom looked at. */
    private static Node folded(RecordPage page) {
        var pane = new TitledPane();
        pane.setText(Words.of("record.json"));
        pane.setId("record-json");
        pane.setAnimated(false);
        pane.setExpanded(false);
        pane.expandedProperty().subscribe(open -> {
            if (open && pane.getContent() == null) {
                pane.setContent(new LongText(RecordView.json(page), "mono", "md-code-block"));
            }
        });
        return pane;
    }
}
