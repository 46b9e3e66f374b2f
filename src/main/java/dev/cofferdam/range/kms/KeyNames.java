package dev.cofferdam.range.kms;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;

/** Which keys there are, and what they are called. Source: AWS KMS API Reference, ListKeys, ListAliases. */
final class KeyNames extends KmsPart {
    private static final int USUAL_KEYS = 100;
    private static final int USUAL_ALIASES = 50;

    KeyNames(Call call) {
        super(call);
    }

    @Override
    public ListKeysResponse listKeys(ListKeysRequest request) {
        var page = page(world.keys().all().stream().toList(), request.limit(), USUAL_KEYS, request.marker());
        return ListKeysResponse.builder()
                .keys(page.items().stream()
                        .map(key -> KeyListEntry.builder()
                                .keyId(key.id())
                                .keyArn(arn(key))
                                .build())
                        .toList())
                .nextMarker(page.next())
                .truncated(page.next() != null)
                .build();
    }

    @Override
    public ListAliasesResponse listAliases(ListAliasesRequest request) {
        var of = Optional.ofNullable(request.keyId()).map(this::key);
        var named = world.keys().all().stream()
                .filter(key -> key.alias() != null
                        && of.filter(other -> !other.equals(key)).isEmpty())
                .toList();
        var page = page(named, request.limit(), USUAL_ALIASES, request.marker());
        return ListAliasesResponse.builder()
                .aliases(page.items().stream()
                        .map(key -> AliasListEntry.builder()
                                .aliasName(key.alias())
                                .aliasArn(world.arn("kms", String.valueOf(key.alias())))
                                .targetKeyId(key.id())
                                .build())
                        .toList())
                .nextMarker(page.next())
                .truncated(page.next() != null)
                .build();
    }

    private static <T> Page<T> page(List<T> all, @Nullable Integer limit, int usual, @Nullable String marker) {
        return Page.of(
                all,
                limit == null ? usual : limit,
                marker,
                new ServiceError("InvalidMarkerException", "The marker is not valid."));
    }
}
