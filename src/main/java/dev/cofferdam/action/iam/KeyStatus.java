package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** The status of a user's access key, by the key's id. */
record KeyStatus(String accessKeyId) implements Attribute {
    static final String PREFIX = "AccessKeyStatus";
    static final String ACTIVE = "Active";
    static final String INACTIVE = "Inactive";

    @Override
    public String attribute() {
        return PREFIX + "/" + accessKeyId;
    }

    @Override
    public String title() {
        return "status";
    }

    @Override
    public String owner(String user) {
        return "key %s of %s".formatted(accessKeyId, Principal.of(user));
    }

    @Override
    public Optional<JsonNode> read(String user, ActionContext aws) {
        return of(aws.client(IamClient.class), Principal.of(user).name()).map(StringNode::valueOf);
    }

    @Override
    public JsonNode read(IamClient iam, Principal user) {
        return of(iam, user.name()).<JsonNode>map(StringNode::valueOf).orElse(NullNode.getInstance());
    }

    @Override
    public void write(IamClient iam, Principal user, JsonNode status) {
        iam.updateAccessKey(
                r -> r.userName(user.name()).accessKeyId(accessKeyId).status(status.asString()));
    }

    /** Empty when there is no such key, or no such user. */
    Optional<String> of(IamClient iam, String user) {
        try {
            return iam.listAccessKeysPaginator(r -> r.userName(user)).accessKeyMetadata().stream()
                    .filter(k -> k.accessKeyId().equals(accessKeyId))
                    .map(AccessKeyMetadata::statusAsString)
                    .findFirst();
        } catch (NoSuchEntityException _) {
            return Optional.empty();
        }
    }
}
