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
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.ssm.model.CreateActivationRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

class FormerModelTest {
    @Test
    void isWhatWasWritten() {
        var rule = LifecycleRule.builder()
                .id("old")
                .status("Enabled")
                .filter(f -> f.and(a -> a.prefix("a/")
                        .objectSizeGreaterThan(5_000_000_000L)
                        .tags(Tag.builder().key("k").value("v").build())))
                .expiration(e -> e.date(Instant.parse("2026-12-01T00:00:00Z")).expiredObjectDeleteMarker(true))
                .transitions(
                        Transition.builder().days(30).storageClass("GLACIER").build())
                .build();
        var rules = BucketLifecycleConfiguration.builder().rules(rule).build();

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
