package dev.cofferdam.action.securityhub;

import dev.cofferdam.caselog.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingIdentifier;
import software.amazon.awssdk.services.securityhub.model.Note;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * How far people are with a finding.
 *
 * @param workflow {@code NEW}, {@code NOTIFIED}, {@code RESOLVED}, {@code SUPPRESSED}
 * @param note without its time, which Security Hub writes itself; JSON null: none
 */
record Followed(String id, String product, JsonNode workflow, JsonNode note) {
    static Followed of(AwsSecurityFinding finding) {
        var status = finding.workflow() == null ? null : finding.workflow().statusAsString();
        return new Followed(
                finding.id(), finding.productArn(), StringNode.valueOf(status == null ? "NEW" : status), note(finding));
    }

    private static JsonNode note(AwsSecurityFinding finding) {
        return Optional.ofNullable(finding.note())
                .map(Note::text)
                .map(text -> note(text, finding.note().updatedBy()))
                .orElse(NullNode.getInstance());
    }

    static JsonNode note(String text, @Nullable String by) {
        return Json.object().put("Text", text).put("UpdatedBy", by == null ? "" : by);
    }

    AwsSecurityFindingIdentifier identifier() {
        return AwsSecurityFindingIdentifier.builder().id(id).productArn(product).build();
    }

    /** @param attribute one of {@link UpdateWorkflow}'s */
    JsonNode value(String attribute) {
        return attribute.equals(UpdateWorkflow.NOTE) ? note : workflow;
    }
}
