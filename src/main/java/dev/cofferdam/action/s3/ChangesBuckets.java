package dev.cofferdam.action.s3;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Setting;

/** An action whose changes are {@link BucketSetting}s. */
interface ChangesBuckets<I extends Record, O extends Record> extends ChangesSettings<I, O> {
    @Override
    default Setting setting(Change change) {
        return BucketSetting.of(change);
    }
}
