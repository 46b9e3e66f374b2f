package dev.cofferdam.action.ssm;

import dev.cofferdam.aws.PresignedUrl;
import java.util.List;

/**
 * What runs on the instance, as root. Everything that is put into a script was checked by {@link MemoryTool} before, or
 * is ours.
 *
 * <p>An image is written to a folder that only root can read, described by its sums, sent in parts, and removed. S3
 * takes a part only with the sum that was signed, so that an address that somebody else reads is of no use to them.
 * Source: AVML's manual; Amazon S3 User Guide, "Multipart upload limits".
 *
 * @param folder in which the image lies
 * @param smallestPart in MiB
 */
record MemoryScripts(String folder, int smallestPart) {
    /** A command gives back 24,000 characters, which are the sums of so many parts, and what stands around them. */
    static final int MOST_PARTS = 300;

    private static final int SMALLEST_PART = 512;

    MemoryScripts(String folder) {
        this(folder, SMALLEST_PART);
    }

    record Part(int number, PresignedUrl address) {}

    /** Makes the image, unless it is there, and tells what it is. */
    String capture(MemoryTool tool) {
        return """
            set -eu
            umask 077
            mkdir -p '%1$s'
            cd '%1$s'
            memory=$(awk '/^MemTotal:/ {print $2}' /proc/meminfo)
            part=$((memory / 1024 / %4$d + 1))
            [ "$part" -ge %5$d ] || part=%5$d
            if [ ! -f image.done ]; then
              rm -f image.lime
              curl -fsSL --proto '=https' --retry 3 -o tool '%2$s'
              if ! echo '%3$s  tool' | sha256sum -c - >/dev/null 2>&1; then
                rm -rf '%1$s'
                echo 'the tool is not the one that was named: its SHA-256 differs, and it was not run' >&2
                exit 3
              fi
              free=$(df -Pk . | awk 'NR == 2 {print $4}')
              if [ "$free" -lt $((memory + memory / 10 + part * 1024)) ]; then
                rm -rf '%1$s'
                echo "there is no room for an image of $memory KiB: $free KiB are free" >&2
                exit 4
              fi
              chmod 500 tool
              ./tool image.lime >&2
              touch image.done
            fi
            size=$(wc -c < image.lime)
            echo "size $size"
            echo "part-size $part"
            echo "sha256 $(sha256sum image.lime | cut -c1-64)"
            from=0
            while [ $((from * 1048576)) -lt "$size" ]; do
              echo "part $(dd if=image.lime bs=1048576 skip=$from count=$part 2>/dev/null | sha256sum | cut -c1-64)"
              from=$((from + part))
            done
            echo %6$s
            """.formatted(folder, tool.url(), tool.sha256(), MOST_PARTS, smallestPart, VolatileSection.END);
    }

    /**
     * Sends parts. An address is given to curl on its standard input, not as an argument, which every user of the
     * instance could read.
     */
    String send(MemoryImage image, List<Part> parts) {
        var script = new StringBuilder("""
            set -eu
            umask 077
            cd '%s'
            """.formatted(folder));
        for (var part : parts) {
            script.append("# part %d%n".formatted(part.number()));
            script.append("dd if=image.lime of=part bs=1048576 skip=%d count=%d 2>/dev/null%n"
                    .formatted((part.number() - 1) * image.mebibytes(), image.mebibytes()));
            script.append("curl -fsS --retry 3 -X PUT -T part -o /dev/null -K - <<'address'\n");
            script.append("url = \"%s\"%n".formatted(part.address().reveal()));
            part.address()
                    .headers()
                    .forEach((name, value) -> script.append("header = \"%s: %s\"%n".formatted(name, value)));
            script.append("address\n");
        }
        return script.append("rm -f part\necho %s%n".formatted(VolatileSection.END))
                .toString();
    }

    String remove() {
        return """
            set -eu
            rm -rf '%s'
            echo %s
            """.formatted(folder, VolatileSection.END);
    }
}
