package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.AwsCall;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.report.RecordJson;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.FactGrid;
import dev.cofferdam.ui.LongText;
import dev.cofferdam.ui.OverlayBox;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Times;
import dev.cofferdam.ui.Words;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/** The whole of one record. */
public final class RecordView extends OverlayBox {
    public RecordView(LogRecord logged, Surround window) {
        super(Words.of("record.title", logged.seq(), logged.type()), window, 820);
        var json = SafeText.of(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(RecordJson.of(logged)));
        var content = Parts.column(16, Parts.wrapped(SafeText.of(logged.message()), "record-said"), facts(logged));
        Optional.ofNullable(logged.content().aws())
                .ifPresent(call -> content.getChildren().add(Parts.section(Words.of("record.aws"), call(call))));
        content.getChildren()
                .add(Parts.section(
                        Words.of("record.body"),
                        new LongText(
                                SafeText.of(Json.MAPPER
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(logged.content().body())),
                                "mono",
                                "md-code-block")));
        content(content);
        buttons(
                Parts.button(Words.of("record.copy"), Feather.COPY, () -> Parts.copy(json)),
                Parts.button(Words.of("overlay.close"), Feather.X, window::hideOverlay, "accent"));
    }

    private static Node facts(LogRecord logged) {
        var content = logged.content();
        var origin = content.origin();
        var grid = new FactGrid()
                .fact(Words.of("record.mode"), Badges.mode(origin.mode()))
                .fact(Words.of("record.happened"), Times.exact(logged.eventTime()))
                .fact(Words.of("record.recorded"), Times.exact(logged.recordedAt()))
                .fact(
                        Words.of("record.actor"),
                        origin.actor().name() + " (" + origin.actor().osUser() + "@"
                                + origin.actor().host() + ")")
                .factIf(Words.of("record.identity"), origin.actor().awsArn())
                .factIf(Words.of("record.step"), step(origin.stepId(), origin.iteration()))
                .factIf(Words.of("record.resources"), String.join("\n", content.resources()))
                .factIf(Words.of("record.risk"), content.risk());
        var approval = content.approval();
        if (approval != null) {
            grid.fact(
                            Words.of("record.approval"),
                            approval.decision().name().toLowerCase(Locale.ROOT) + ", " + approval.by())
                    .factIf(Words.of("record.reason"), approval.reason());
        }
        var evidence = content.evidence();
        if (evidence != null) {
            grid.fact(
                            Words.of("record.evidence"),
                            evidence.event().name().toLowerCase(Locale.ROOT) + ", " + evidence.size() + " B, SHA-256 "
                                    + evidence.sha256())
                    .fact(Words.of("record.location"), evidence.location());
        }
        return grid.fact(Words.of("record.hash"), logged.hash());
    }

    private static @org.jspecify.annotations.Nullable String step(
            @org.jspecify.annotations.Nullable String id, @org.jspecify.annotations.Nullable Integer round) {
        return id == null || round == null ? id : id + "#" + round;
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
}
