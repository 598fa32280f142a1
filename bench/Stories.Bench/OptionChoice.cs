using BriefingBus.Cleaner.Embeddings;
using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Bench.Stories;

/// <summary>Chooses the options of grouping on all stories but one, and scores the one.</summary>
internal static class OptionChoice
{
    private static readonly double[] SimilarityChoices = [0.4, 0.45, 0.5];
    private static readonly double[] CohesionChoices = [0.75, 0.8, 0.85];
    private static readonly double[] RivalChoices = [0.85, 0.88, 0.92, 0.96, 1];
    private static readonly double[] BelongingChoices = [0, 0.35, 0.45, 0.55];

    private static readonly float[] MeaningChoices = [0.55f, 0.6f, 0.65f, 0.7f, 0.75f, 0.8f];
    private static readonly float[] MeaningRivalChoices = [0.9f, 0.95f, 1];

    /// <summary>Chooses what two groups and the reports of one must have in common.</summary>
    public static int Run(string labelled, string? foreign) =>
        Run(LabelledArticles.Read(labelled), foreign is null ? null : LabelledArticles.Read(foreign), Choices());

    /// <summary>Chooses how similar the meanings of two stories must be, with the installed model.</summary>
    public static int RunMeaning(string labelled, string? foreign) => InstalledModel.Instance is { DirectionOf: { } directionOf }
        ? Run(LabelledArticles.Read(labelled, directionOf), foreign is null ? null : LabelledArticles.Read(foreign, directionOf),
            MeaningOptions())
        : throw new InvalidOperationException(InstalledModel.Instance.Missing);

    private static int Run(LabelledArticles articles, LabelledArticles? foreign, IEnumerable<GroupingOptions> choices)
    {
        var others = foreign?.In("teasers") ?? [];
        var labels = articles.Labels;
        var results = new Dictionary<GroupingOptions, List<(double Precision, double Recall)[]>>();
        foreach (var options in choices)
        {
            results[options] =
            [
                .. LabelledArticles.Forms
                    .Select(form => BCubed.Of(labels, StoryGrouping.Group([.. articles.In(form), .. others], options))),
            ];
            Console.WriteLine($"{Named(options)}: "
                + string.Join(", ", LabelledArticles.Forms.Zip(results[options], (form, rows) => $"{form} {Mean(rows, _ => true)}")));
        }
        var held = LabelledArticles.Forms.Select(_ => new List<(double Precision, double Recall)>()).ToList();
        var chosen = new List<GroupingOptions>();
        foreach (var story in labels.Distinct(StringComparer.Ordinal))
        {
            var best = results.MaxBy(r => r.Value.Average(rows => Mean(rows, i => labels[i] != story).Score)).Key;
            chosen.Add(best);
            foreach (var (form, rows) in results[best].Index())
                held[form].AddRange(rows.Where((_, i) => labels[i] == story));
        }
        foreach (var (options, times) in chosen.CountBy(c => c))
            Console.WriteLine($"chosen {times} times: {Named(options)}");
        Console.WriteLine("held out: "
            + string.Join(", ", LabelledArticles.Forms.Zip(held, (form, rows) => $"{form} {Mean([.. rows], _ => true)}")));
        return 0;
    }

    private static IEnumerable<GroupingOptions> Choices() =>
        from similarity in SimilarityChoices
        from cohesion in CohesionChoices
        from rival in RivalChoices
        from belonging in BelongingChoices
        select new GroupingOptions { Similarity = similarity, Cohesion = cohesion, Rival = rival, Belonging = belonging };

    private static IEnumerable<GroupingOptions> MeaningOptions() =>
        from meaning in MeaningChoices
        from rival in MeaningRivalChoices
        select new GroupingOptions { Grouping = GroupingBasis.Embeddings, Meaning = meaning, MeaningRival = rival };

    private static string Named(GroupingOptions options) => options.Grouping == GroupingBasis.Embeddings
        ? $"meaning {options.Meaning:0.00} rival {options.MeaningRival:0.00}" :
        $"similarity {options.Similarity:0.00} cohesion {options.Cohesion:0.00} rival {options.Rival:0.00} "
        + $"belonging {options.Belonging:0.00}";

    private static BCubed Mean((double Precision, double Recall)[] rows, Func<int, bool> counts)
    {
        var chosen = rows.Where((_, i) => counts(i)).ToList();
        return new BCubed(chosen.Average(r => r.Precision), chosen.Average(r => r.Recall));
    }
}

/// <summary>How well articles are grouped.</summary>
internal sealed record BCubed(double Precision, double Recall)
{
    // Precision counts double: a wrong join hides a story.
    private const double Beta = 0.5;

    public double Score => (1 + Beta * Beta) * Precision * Recall / (Beta * Beta * Precision + Recall);

    public static (double Precision, double Recall)[] Of(IReadOnlyList<string> labels, IReadOnlyList<int> stories) =>
    [
        .. labels.Select((label, i) =>
        {
            var both = labels.Where((l, j) => l == label && stories[j] == stories[i]).Count();
            return ((double)both / stories.Count(s => s == stories[i]), (double)both / labels.Count(l => l == label));
        }),
    ];

    public override string ToString() => $"{Precision:0.000} {Recall:0.000} F1 {2 * Precision * Recall / (Precision + Recall):0.000}";
}
