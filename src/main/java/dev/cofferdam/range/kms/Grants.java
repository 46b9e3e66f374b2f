package dev.cofferdam.range.kms;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Key;
import dev.cofferdam.range.world.Key.Grant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.kms.model.CreateGrantRequest;
import software.amazon.awssdk.services.kms.model.CreateGrantResponse;
import software.amazon.awssdk.services.kms.model.GrantConstraints;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.ListGrantsRequest;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;
import software.amazon.awssdk.services.kms.model.RevokeGrantRequest;
import software.amazon.awssdk.services.kms.model.RevokeGrantResponse;

/** Who else may use a key. Source: KMS API Reference, CreateGrant, ListGrants, RevokeGrant. */
final class Grants extends KmsPart {
    private static final int PAGE = 50;

    Grants(Call call) {
        super(call);
    }

    @Override
    public ListGrantsResponse listGrants(ListGrantsRequest request) {
        var key = key(request.keyId());
        var found = key.grants().stream()
                .filter(g -> request.grantId() == null || request.grantId().equals(g.id()))
                .filter(g -> request.granteePrincipal() == null
                        || request.granteePrincipal().equals(g.grantee()))
                .toList();
        var page = Page.of(
                found,
                request.limit() == null ? PAGE : request.limit(),
                request.marker(),
                new ServiceError("InvalidMarkerException", "The marker is invalid."));
        return ListGrantsResponse.builder()
                .grants(page.items().stream().map(g -> shape(key, g)).toList())
                .nextMarker(page.next())
                .truncated(page.next() != null)
                .build();
    }

    /** One of the same name and content is the same. */
    @Override
    public CreateGrantResponse createGrant(CreateGrantRequest request) {
        var key = key(request.keyId());
        if (key.state() == Key.State.DISABLED)
            throw new ServiceError("DisabledException", "%s is disabled.".formatted(arn(key)));
        if (key.state() == Key.State.PENDING_DELETION) throw wrongState(key, "pending deletion");
        var grantee = String.valueOf(request.granteePrincipal());
        if (!grantee.startsWith("arn:"))
            throw new ServiceError("InvalidArnException", "ARN does not refer to a valid principal: " + grantee);
        var made = new Grant(
                call.ids().uuid().replace("-", "") + call.ids().uuid().replace("-", ""),
                request.name(),
                grantee,
                request.retiringPrincipal(),
                request.operationsAsStrings(),
                request.constraints() == null ? null : ModelJson.write(request.constraints()),
                call.now());
        var same = same(key, made);
        if (same.isEmpty()) {
            var grants = new ArrayList<>(key.grants());
            grants.add(made);
            world.keys().all().put(key.withGrants(grants));
        }
        return CreateGrantResponse.builder()
                .grantId(same.map(Grant::id).orElse(made.id()))
                .grantToken("token-of-" + same.map(Grant::id).orElse(made.id()))
                .build();
    }

    private static Optional<Grant> same(Key key, Grant made) {
        return key.grants().stream()
                .filter(g -> made.name() != null && made.name().equals(g.name()))
                .filter(g -> g.grantee().equals(made.grantee())
                        && Objects.equals(g.retiring(), made.retiring())
                        && g.operations().equals(made.operations())
                        && Objects.equals(g.constraints(), made.constraints()))
                .findFirst();
    }

    @Override
    public RevokeGrantResponse revokeGrant(RevokeGrantRequest request) {
        var key = key(request.keyId());
        var left = key.grants().stream()
                .filter(g -> !g.id().equals(request.grantId()))
                .toList();
        if (left.size() == key.grants().size())
            throw new ServiceError("NotFoundException", "Grant ID %s not found".formatted(request.grantId()));
        world.keys().all().put(key.withGrants(left));
        return RevokeGrantResponse.builder().build();
    }

    private GrantListEntry shape(Key key, Grant grant) {
        return GrantListEntry.builder()
                .keyId(arn(key))
                .grantId(grant.id())
                .name(grant.name())
                .granteePrincipal(grant.grantee())
                .retiringPrincipal(grant.retiring())
                .operationsWithStrings(grant.operations())
                .constraints(
                        grant.constraints() == null
                                ? null
                                : ModelJson.read(grant.constraints(), GrantConstraints.builder())
                                        .build())
                .issuingAccount(world.globalArn("iam", "root"))
                .creationDate(grant.created())
                .build();
    }
}
