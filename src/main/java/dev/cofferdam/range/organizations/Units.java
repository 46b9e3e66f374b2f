package dev.cofferdam.range.organizations;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Organization;
import dev.cofferdam.range.world.Organization.Member;
import dev.cofferdam.range.world.Organization.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.Child;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.CreateOrganizationalUnitRequest;
import software.amazon.awssdk.services.organizations.model.CreateOrganizationalUnitResponse;
import software.amazon.awssdk.services.organizations.model.DeleteOrganizationalUnitRequest;
import software.amazon.awssdk.services.organizations.model.DeleteOrganizationalUnitResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationalUnitRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationalUnitResponse;
import software.amazon.awssdk.services.organizations.model.ListChildrenRequest;
import software.amazon.awssdk.services.organizations.model.ListChildrenResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsRequest;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/** The root, and the units below it. */
final class Units extends OrganizationsPart {
    Units(Call call) {
        super(call);
    }

    @Override
    public ListRootsResponse listRoots(ListRootsRequest request) {
        var root = organization().root();
        return ListRootsResponse.builder()
                .roots(Root.builder()
                        .id(root)
                        .arn(arn("root", root))
                        .name("Root")
                        .policyTypes(organization().policyTypes().stream()
                                .map(t -> PolicyTypeSummary.builder()
                                        .type(t)
                                        .status(PolicyTypeStatus.ENABLED)
                                        .build())
                                .toList())
                        .build())
                .build();
    }

    @Override
    public ListParentsResponse listParents(ListParentsRequest request) {
        var parent = parentOf(request.childId());
        return ListParentsResponse.builder()
                .parents(Parent.builder()
                        .id(parent)
                        .type(parent.equals(organization().root()) ? ParentType.ROOT : ParentType.ORGANIZATIONAL_UNIT)
                        .build())
                .build();
    }

    private String parentOf(@Nullable String child) {
        return organization()
                .accounts()
                .find(child)
                .map(Member::parent)
                .or(() -> organization().units().find(child).map(Unit::parent))
                .orElseThrow(() -> new ServiceError(
                        "ChildNotFoundException",
                        "You specified an organizational unit or account that doesn't exist."));
    }

    @Override
    public ListChildrenResponse listChildren(ListChildrenRequest request) {
        demandParent(request.parentId());
        var below = request.childType() == ChildType.ACCOUNT
                ? organization().accounts().stream()
                        .filter(a -> a.parent().equals(request.parentId()))
                        .map(Member::id)
                        .toList()
                : unitsBelow(request.parentId()).stream().map(Unit::id).toList();
        var page = page(below, request.maxResults(), request.nextToken());
        return ListChildrenResponse.builder()
                .children(page.items().stream()
                        .map(id ->
                                Child.builder().id(id).type(request.childType()).build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListOrganizationalUnitsForParentResponse listOrganizationalUnitsForParent(
            ListOrganizationalUnitsForParentRequest request) {
        demandParent(request.parentId());
        var page = page(unitsBelow(request.parentId()), request.maxResults(), request.nextToken());
        return ListOrganizationalUnitsForParentResponse.builder()
                .organizationalUnits(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private List<Unit> unitsBelow(String parent) {
        return organization().units().stream()
                .filter(u -> u.parent().equals(parent))
                .toList();
    }

    @Override
    public DescribeOrganizationalUnitResponse describeOrganizationalUnit(DescribeOrganizationalUnitRequest request) {
        return DescribeOrganizationalUnitResponse.builder()
                .organizationalUnit(shape(unit(request.organizationalUnitId())))
                .build();
    }

    @Override
    public CreateOrganizationalUnitResponse createOrganizationalUnit(CreateOrganizationalUnitRequest request) {
        demandParent(request.parentId());
        if (unitsBelow(request.parentId()).stream().anyMatch(u -> u.name().equals(request.name())))
            throw new ServiceError("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");
        var made = new Unit(
                "ou-%s-%s"
                        .formatted(
                                organization().root().substring(2),
                                call.ids().uuid().substring(0, 8)),
                request.name(),
                request.parentId(),
                tags(request.tags()));
        organization().units().put(made);
        organization().policies().update(Organization.FULL_ACCESS, policy -> {
            var targets = new ArrayList<>(policy.targets());
            targets.add(made.id());
            return policy.withTargets(targets);
        });
        return CreateOrganizationalUnitResponse.builder()
                .organizationalUnit(shape(made))
                .build();
    }

    @Override
    public DeleteOrganizationalUnitResponse deleteOrganizationalUnit(DeleteOrganizationalUnitRequest request) {
        var unit = unit(request.organizationalUnitId());
        var holdsAccounts =
                organization().accounts().stream().anyMatch(a -> a.parent().equals(unit.id()));
        if (holdsAccounts || !unitsBelow(unit.id()).isEmpty())
            throw new ServiceError(
                    "OrganizationalUnitNotEmptyException",
                    "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all"
                            + " child OUs, and try the operation again.");
        organization().units().remove(unit.id());
        for (var policy : organization().policies().all())
            organization()
                    .policies()
                    .put(policy.withTargets(policy.targets().stream()
                            .filter(t -> !t.equals(unit.id()))
                            .toList()));
        return DeleteOrganizationalUnitResponse.builder().build();
    }

    private OrganizationalUnit shape(Unit unit) {
        return OrganizationalUnit.builder()
                .id(unit.id())
                .arn(arn("ou", unit.id()))
                .name(unit.name())
                .build();
    }
}
