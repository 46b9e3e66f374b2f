package dev.cofferdam.range.world;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * GuardDuty in a region. A scenario may give its id alone: then it is as AWS makes it.
 *
 * @param suspended whether it finds nothing for the time being
 * @param publishing how often findings that go on are told anew
 * @param features {@code ENABLED} or {@code DISABLED} by their names, but for the three that every detector has
 */
public record Detector(
        String id, boolean suspended, String publishing, Map<String, String> features, Map<String, String> tags)
        implements Resource {
    /** Source: GuardDuty API Reference, CreateDetector: all are enabled, but for Runtime Monitoring. */
    private static final Map<String, String> FEATURES = Map.of(
            "S3_DATA_EVENTS", "ENABLED",
            "EKS_AUDIT_LOGS", "ENABLED",
            "EBS_MALWARE_PROTECTION", "ENABLED",
            "RDS_LOGIN_EVENTS", "ENABLED",
            "LAMBDA_NETWORK_LOGS", "ENABLED",
            "RUNTIME_MONITORING", "DISABLED");

    @JsonCreator
    public Detector {
        id = Given.required(id, "id");
        publishing = Given.or(publishing, "SIX_HOURS");
        features = Given.map(features == null ? FEATURES : new TreeMap<>(features));
        tags = Given.map(tags);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Detector of(String id) {
        return new Detector(id, false, "SIX_HOURS", FEATURES, Map.of());
    }

    /** What is null stays as it is, and features that are not named. */
    public Detector updated(@Nullable Boolean enabled, @Nullable String frequency, Map<String, String> named) {
        var all = new TreeMap<>(features);
        all.putAll(named);
        return new Detector(id, enabled == null ? suspended : !enabled, Given.or(frequency, publishing), all, tags);
    }

    public Detector withTags(Map<String, String> others) {
        return new Detector(id, suspended, publishing, features, others);
    }
}
