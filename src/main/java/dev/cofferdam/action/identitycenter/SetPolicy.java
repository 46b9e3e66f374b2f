package dev.cofferdam.action.identitycenter;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.PolicyText;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The inline policy of a permission set, of which there is one at most; the value is the document. */
record SetPolicy() implements Setting {
    static final String ATTRIBUTE = "InlinePolicy";

    @Override
    public String attribute() {
        return ATTRIBUTE;
    }

    @Override
    public String title() {
        return "inline policy";
    }

    @Override
    public String owner(String set) {
        return new PermissionSetRef(set).toString();
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        var set = new PermissionSetRef(arn);
        try {
            var policy = aws.client(SsoAdminClient.class)
                    .getInlinePolicyForPermissionSet(
                            r -> r.instanceArn(set.instance()).permissionSetArn(arn))
                    .inlinePolicy();
            return Optional.of(policy == null || policy.isBlank() ? NullNode.getInstance() : PolicyText.parse(policy));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String arn, JsonNode document, ActionContext aws) {
        var set = new PermissionSetRef(arn);
        var sso = aws.client(SsoAdminClient.class);
        if (document.isNull())
            sso.deleteInlinePolicyFromPermissionSet(
                    r -> r.instanceArn(set.instance()).permissionSetArn(arn));
        else
            sso.putInlinePolicyToPermissionSet(
                    r -> r.instanceArn(set.instance()).permissionSetArn(arn).inlinePolicy(PolicyText.of(document)));
    }
}
