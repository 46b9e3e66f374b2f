package dev.cofferdam.range.organizations;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Organization.ControlPolicy;
import dev.cofferdam.range.world.Organization.Member;
import dev.cofferdam.range.world.Organization.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.organizations.model.TagResourceRequest;
import software.amazon.awssdk.services.organizations.model.TagResourceResponse;
import software.amazon.awssdk.services.organizations.model.UntagResourceRequest;
import software.amazon.awssdk.services.organizations.model.UntagResourceResponse;

/** Tags of accounts, units and policies. */
final class Tags extends OrganizationsPart {
    Tags(Call call) {
        super(call);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(of(request.resourceId()).entrySet().stream()
                        .map(t -> Tag.builder()
                                .key(t.getKey())
                                .value(t.getValue())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        var tags = new LinkedHashMap<>(of(request.resourceId()));
        tags.putAll(tags(request.tags()));
        put(request.resourceId(), tags);
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        var tags = new LinkedHashMap<>(of(request.resourceId()));
        request.tagKeys().forEach(tags::remove);
        put(request.resourceId(), tags);
        return UntagResourceResponse.builder().build();
    }

    private Map<String, String> of(String id) {
        var there = organization();
        return there.accounts()
                .find(id)
                .map(Member::tags)
                .or(() -> there.units().find(id).map(Unit::tags))
                .or(() -> there.policies().find(id).map(ControlPolicy::tags))
                .orElseThrow(() ->
                        new ServiceError("TargetNotFoundException", "You specified a target that doesn't exist."));
    }

    private void put(String id, Map<String, String> tags) {
        var there = organization();
        there.accounts().find(id).ifPresent(a -> there.accounts().put(a.withTags(tags)));
        there.units().find(id).ifPresent(u -> there.units().put(u.withTags(tags)));
        there.policies().find(id).ifPresent(p -> there.policies().put(p.withTags(tags)));
    }
}
