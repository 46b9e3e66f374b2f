package dev.cofferdam.caselog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A figure beside its baseline, measured several times. */
final class Comparison {
    static final String HEADER = """
        | what | unit | ours | baseline | ratio | half of all ratios | ratio when quiet | wanted | |
        | --- | --- | ---: | ---: | ---: | --- | ---: | --- | --- |\
        """;

    /** Which way the wanted ratio is meant. */
    enum Better {
        MORE,
        LESS
    }

    private record Round(double ours, double baseline) {
        double ratio() {
            return ours / baseline;
        }
    }

    private final String what;
    private final String unit;
    private final Better better;
    private final double wanted;
    private final List<Round> rounds = new ArrayList<>();
    private String remark = "";

    /** @param wanted the ratio of ours to the baseline that is to be reached; NaN where there is none */
    Comparison(String what, String unit, Better better, double wanted) {
        this.what = what;
        this.unit = unit;
        this.better = better;
        this.wanted = wanted;
    }

    void add(double ours, double baseline, String note) {
        rounds.add(new Round(ours, baseline));
        remark = note;
    }

    /** @param part 0.5 for the median */
    private static double quantile(double part, List<Round> of, ToDoubleFunction<Round> figure) {
        var sorted = of.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    private double median(ToDoubleFunction<Round> figure) {
        return quantile(0.5, rounds, figure);
    }

    /**
     * The quarter in which the baseline was at its best: then nobody else had the disk, which flatters the slower one.
     */
    private List<Round> quiet() {
        var byBaseline = Comparator.comparingDouble(Round::baseline);
        return rounds.stream()
                .sorted(better == Better.LESS ? byBaseline : byBaseline.reversed())
                .limit(Math.max(1, rounds.size() / 4))
                .toList();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %.2f to %.2f | %.2f | %s | %s |",
                what,
                unit,
                number(median(Round::ours)),
                number(median(Round::baseline)),
                median(Round::ratio),
                quantile(0.25, rounds, Round::ratio),
                quantile(0.75, rounds, Round::ratio),
                quantile(0.5, quiet(), Round::ratio),
                Double.isNaN(wanted) ? "" : (better == Better.MORE ? "≥ " : "≤ ") + wanted,
                remark);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
