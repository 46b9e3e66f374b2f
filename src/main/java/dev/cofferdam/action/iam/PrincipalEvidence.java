package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON document that grows while a principal is read. */
final class PrincipalEvidence {
    private final ObjectNode json = Json.object();

    PrincipalEvidence(ActionContext aws) {
        json.put("captured_at", aws.clock().instant().toString());
        json.put("account", aws.account());
    }

    void set(String name, JsonNode value) {
        json.set(name, value);
    }

    void set(String name, SdkPojo model) {
        json.set(name, SdkJson.of(model));
    }

    void set(String name, List<? extends SdkPojo> models) {
        var array = json.putArray(name);
        models.forEach(model -> array.add(SdkJson.of(model)));
    }

    /** Reads the documents of inline policies under their names. */
    void setPolicies(IamClient iam, Principal principal, List<String> names) {
        var documents = json.putObject("inline_policies");
        names.forEach(name -> documents.set(name, new InlinePolicy(name).read(iam, principal)));
    }

    EvidenceRef keep(ActionContext aws, Principal principal) {
        var bytes = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        var name = "iam-%s-%s.json".formatted(principal.kindName(), principal.name());
        return aws.keep(name, "application/json", new ByteArrayInputStream(bytes));
    }
}
