package dev.cofferdam.action.guardduty;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.AccessKeyDetails;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.Resource;
import software.amazon.awssdk.services.guardduty.model.Service;

/** What a playbook needs to know of a finding; parts that its kind does not have are empty. */
final class FindingDigest {
    /** Source: GuardDuty User Guide, "Finding details": userType of AccessKeyDetails. */
    private static final Set<String> ROLES = Set.of("Role", "AssumedRole");

    private FindingDigest() {}

    static GetFinding.Out of(Finding finding, String evidence) {
        var resource = Optional.ofNullable(finding.resource());
        var service = Optional.ofNullable(finding.service());
        var key = resource.map(Resource::accessKeyDetails);
        var user = key.map(AccessKeyDetails::userName);
        return new GetFinding.Out(
                text(finding.type()),
                finding.severity() == null ? 0 : finding.severity(),
                text(finding.title()),
                text(resource.map(Resource::resourceType)),
                text(resource.map(Resource::instanceDetails).map(i -> i.instanceId())),
                text(key.map(AccessKeyDetails::accessKeyId)),
                text(user),
                text(key.filter(k -> ROLES.contains(text(k.userType()))).flatMap(_ -> user)),
                text(service.map(Service::eventFirstSeen)),
                text(service.map(Service::eventLastSeen)),
                service.map(Service::count).orElse(0),
                evidence);
    }

    private static String text(Optional<String> value) {
        return value.orElse("");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
