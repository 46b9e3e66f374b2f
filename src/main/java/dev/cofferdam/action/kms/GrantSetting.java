package dev.cofferdam.action.kms;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.FormerModel;
import dev.cofferdam.action.Setting;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateGrantRequest;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A grant on a key, by the key's ARN, without what KMS gives each grant anew (id, time, issuer); null: it is not there.
 * One that is made again has another id, and is known by its name and content. Source: KMS API Reference, CreateGrant,
 * "Name".
 *
 * @param id the id that it had first
 * @param former what it was
 */
record GrantSetting(String id, JsonNode former) implements Setting {
    private static final String PREFIX = "Grant/";
    private static final String NAME = "Name";
    private static final String OPERATIONS = "Operations";
    private static final List<String> GIVEN_ANEW = List.of("KeyId", "GrantId", "CreationDate", "IssuingAccount");

    static GrantSetting of(GrantListEntry grant) {
        return new GrantSetting(grant.grantId(), json(grant));
    }

    /** @throws IllegalArgumentException when it is no change of a grant */
    static GrantSetting of(Change change) {
        if (!change.attribute().startsWith(PREFIX))
            throw new IllegalArgumentException("not a grant: " + change.attribute());
        var former = change.before().isNull() ? change.after() : change.before();
        return new GrantSetting(change.attribute().substring(PREFIX.length()), former);
    }

    @Override
    public String attribute() {
        return PREFIX + id;
    }

    @Override
    public String title() {
        return "grant " + id;
    }

    @Override
    public String owner(String key) {
        return "key " + key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public Optional<JsonNode> read(String key, ActionContext aws) {
        try {
            return Optional.of(find(key, aws).isPresent() ? former : NullNode.getInstance());
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String key, JsonNode value, ActionContext aws) {
        var kms = aws.client(KmsClient.class);
        var present = find(key, aws);
        if (value.isNull()) present.ifPresent(grant -> revoke(kms, key, grant.grantId()));
        else if (present.isEmpty())
            kms.createGrant(FormerModel.read(value, CreateGrantRequest.builder())
                    .keyId(key)
                    .name(name())
                    .build());
    }

    private static void revoke(KmsClient kms, String key, String grant) {
        try {
            kms.revokeGrant(r -> r.keyId(key).grantId(grant));
        } catch (NotFoundException _) {
            // retired, or revoked by somebody else, since it was looked up
        }
    }

    /** What a service asked for itself, only it can ask for again. */
    @Override
    public Optional<String> lost(String key, JsonNode value, ActionContext aws) {
        return value.isNull() || isOfPrincipal()
                ? Optional.empty()
                : Optional.of(
                        "it was made for the service %s, which alone can ask for it again. Have it do so: attach the volume, or start the resource, anew."
                                .formatted(grantee()));
    }

    /** Whether it is of the account's own people, roles and users, and not of a service. */
    boolean isOfPrincipal() {
        return grantee().startsWith("arn:");
    }

    String grantee() {
        return former.path("GranteePrincipal")
                .asString(former.path("GranteeServicePrincipal").asString("of AWS"));
    }

    /** Sorted. */
    List<String> operations() {
        return former.path(OPERATIONS).valueStream().map(JsonNode::asString).toList();
    }

    /** By its first id, or, made again, by the name and what it allows. */
    private Optional<GrantListEntry> find(String key, ActionContext aws) {
        var all = aws.client(KmsClient.class).listGrantsPaginator(r -> r.keyId(key)).grants().stream()
                .toList();
        var again = ((ObjectNode) former.deepCopy()).put(NAME, name());
        return all.stream()
                .filter(g -> g.grantId().equals(id))
                .findFirst()
                .or(() -> all.stream().filter(g -> json(g).equals(again)).findFirst());
    }

    /** Its own, or one that keeps a creation whose answer was lost from being made twice. */
    private String name() {
        return former.path(NAME).asString("cofferdam-" + id);
    }

    private static JsonNode json(GrantListEntry grant) {
        var json = SdkJson.of(grant);
        json.remove(GIVEN_ANEW);
        json.set(
                OPERATIONS,
                Json.MAPPER.valueToTree(
                        grant.operationsAsStrings().stream().sorted().toList()));
        return json;
    }
}
