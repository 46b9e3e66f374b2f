package dev.cofferdam.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.ssm.model.CreateActivationRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

class FormerModelTest {
    @Test
    void isWhatWasWritten() {
        var rules = BucketLifecycleConfiguration.builder()
                .rules(r -> r.id("old")
                        .status("Enabled")
                        .filter(f -> f.and(a -> a.prefix("a/")
                                .objectSizeGreaterThan(5_000_000_000L)
                                .tags(t -> t.key("k").value("v"))))
                        .expiration(e ->
                                e.date(Instant.parse("2026-12-01T00:00:00Z")).expiredObjectDeleteMarker(true))
                        .transitions(t -> t.days(30).storageClass("GLACIER")))
                .build();

        assertThat(FormerModel.read(SdkJson.of(rules), BucketLifecycleConfiguration.builder())
                        .build())
                .isEqualTo(rules);
    }

    @Test
    void hasMapsAndNothingThatWasNotThere() {
        var command = SendCommandRequest.builder()
                .documentName("AWS-RunShellScript")
                .parameters(Map.of("commands", List.of("id", "uptime")))
                .build();

        assertThat(FormerModel.read(
                                Json.object()
                                        .put("DocumentName", "AWS-RunShellScript")
                                        .set(
                                                "Parameters",
                                                Json.MAPPER.readTree("{\"commands\": [\"id\", \"uptime\"]}")),
                                SendCommandRequest.builder())
                        .build())
                .isEqualTo(command);
        assertThat(FormerModel.read(Json.object(), NotificationConfiguration.builder())
                        .build())
                .isEqualTo(NotificationConfiguration.builder().build());
    }

    @Test
    void isRefusedWhereSomethingWasASecret() {
        var json = Json.object().put("Description", "[redacted]");

        assertThatThrownBy(() -> FormerModel.read(json, CreateActivationRequest.builder()))
                .isInstanceOfSatisfying(
                        ActionException.class, e -> assertThat(e.getMessage()).contains("Description", "by hand"));
    }
}
