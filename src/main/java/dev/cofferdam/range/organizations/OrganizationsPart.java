package dev.cofferdam.range.organizations;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Organization;
import dev.cofferdam.range.world.Organization.Member;
import dev.cofferdam.range.world.Organization.Unit;
import dev.cofferdam.range.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Tag;

/** What all parts of the service have. */
abstract class OrganizationsPart implements OrganizationsClient {
    /** Source: Organizations API Reference, MaxResults. */
    private static final int LONGEST_PAGE = 20;

    final Call call;
    final World world;

    OrganizationsPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    /** As any of its accounts sees it. */
    final Organization known() {
        if (world.organization().id() == null)
            throw new ServiceError(
                    "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        return world.organization();
    }

    /** For whoever may read and change it. */
    final Organization organization() {
        var known = known();
        if (!world.id().equals(known.management()))
            throw new ServiceError("AccessDeniedException", "You don't have permissions to access this resource.");
        return known;
    }

    final Member account(@Nullable String id) {
        return organization()
                .accounts()
                .find(id)
                .orElseThrow(() -> new ServiceError(
                        "AccountNotFoundException",
                        "You specified an account that doesn't exist in the organization."));
    }

    final Unit unit(@Nullable String id) {
        return organization()
                .units()
                .find(id)
                .orElseThrow(() -> new ServiceError(
                        "OrganizationalUnitNotFoundException",
                        "You specified an organizational unit that doesn't exist."));
    }

    final boolean isParent(@Nullable String id) {
        return organization().root().equals(id)
                || organization().units().find(id).isPresent();
    }

    final void demandParent(@Nullable String id) {
        if (!isParent(id))
            throw new ServiceError("ParentNotFoundException", "You specified parent that doesn't exist.");
    }

    final boolean isTarget(@Nullable String id) {
        return isParent(id) || organization().accounts().find(id).isPresent();
    }

    final String arn(String kind, String id) {
        var known = known();
        return "arn:%s:organizations::%s:%s/%s/%s"
                .formatted(world.partition(), known.management(), kind, known.id(), id);
    }

    static <T> Page<T> page(List<T> all, @Nullable Integer max, @Nullable String token) {
        if (max != null && (max < 1 || max > LONGEST_PAGE))
            throw new ServiceError("InvalidInputException", "You specified an invalid value for MaxResults.");
        return Page.of(
                all,
                max == null ? LONGEST_PAGE : max,
                token,
                new ServiceError("InvalidInputException", "You specified an invalid value for NextToken."));
    }

    static Map<String, String> tags(List<Tag> given) {
        var tags = new LinkedHashMap<String, String>();
        given.forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    @Override
    public final String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public final void close() {}
}
