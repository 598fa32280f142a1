using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Tests.Stories;

namespace BriefingBus.Bench.Stories;

/// <summary>Fits the weights of <see cref="StoryRule"/> and judges them on what they were not fitted on.</summary>
internal static class Fit
{
    private const int Folds = 10;

    // A wrong join hides a story, a missed one prints it twice.
    private const double CostOfWrongJoin = 2;

    public static int Run(string labelled, string pairs, string? foreign)
    {
        var articles = LabelledArticles.Read(labelled);
        List<Article> others = foreign is null ? [] : LabelledArticles.Read(foreign).In("teasers");
        var examples = new List<Example>();
        foreach (var form in LabelledArticles.Forms)
            examples.AddRange(Balanced(OfArticles(articles, form, others)));
        examples.AddRange(Balanced([.. StoryPairs.Read(pairs).Select(OfPair).OfType<Example>()]));

        string[] groups = [.. examples.SelectMany(e => e.Groups).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var foldOf = groups.Index().ToDictionary(g => g.Item, g => g.Index % Folds, StringComparer.Ordinal);
        var held = new List<(Example Example, double Sum)>();
        var weights = new List<double[]>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var fitted = Scaled(LogisticRegression.Fit([.. examples.Where(e => e.Groups.All(g => foldOf[g] != fold))]));
            weights.Add(fitted);
            held.AddRange(examples.Where(e => foldOf[e.Groups[0]] == fold).Select(e => (e, LogisticRegression.Sum(fitted, e.Features))));
        }
        var all = Scaled(LogisticRegression.Fit(examples));
        Console.WriteLine("weight      of all   least    most   now");
        foreach (var (i, label) in PairFeatures.Labels.Index())
        {
            var (least, most) = (weights.Min(w => w[i]), weights.Max(w => w[i]));
            Console.WriteLine($"{label,-20} {all[i],6:0.0}  {least,6:0.0}  {most,6:0.0}  {StoryRule.Weights[i],6:0.0}");
        }
        Judge("held out", held);
        double[] now = [.. StoryRule.Weights, -StoryRule.EvenOdds];
        Judge("as they are", [.. examples.Select(e => (e, LogisticRegression.Sum(now, e.Features)))]);
        return 0;
    }

    private static void Judge(string what, List<(Example Example, double Sum)> judged)
    {
        foreach (var source in judged.GroupBy(j => j.Example.Groups[0].Split(' ', ':')[0]))
        {
            var (ones, twos) = (source.Where(j => j.Example.IsOne).ToList(), source.Where(j => !j.Example.IsOne).ToList());
            Console.WriteLine($"{what}: {source.Key}: of {twos.Count} pairs of two stories {twos.Count(j => j.Sum >= 0)} joined, "
                + $"of {ones.Count} of one {ones.Count(j => j.Sum < 0)} apart");
        }
    }

    /// <summary>So that the constant is the one that the rule has.</summary>
    private static double[] Scaled(double[] weights) => Array.ConvertAll(weights, w => w * StoryRule.EvenOdds / -weights[^1]);

    private static List<Example> OfArticles(LabelledArticles labelled, string form, List<Article> others)
    {
        var (articles, labels) = (labelled.In(form), labelled.Labels);
        string Label(int i) => i < labels.Count ? labels[i] : $"foreign {i}";
        return
        [
            .. StoryGrouping.Explain([.. articles, .. others])
                .Where(p => p.First < labels.Count || p.Second < labels.Count)
                .Select(p => (p.Features, One: Label(Math.Min(p.First, p.Second)), Other: Label(Math.Max(p.First, p.Second))))
                .Select(p => new Example(Values(p.Features), p.One == p.Other, 1, [p.One, p.Other])),
        ];
    }

    private static Example? OfPair((string Row, bool IsOne, Article First, Article Second) pair) =>
        StoryGrouping.Explain([pair.First, pair.Second]).ToList() is [var only]
            ? new Example(Values(only.Features), pair.IsOne, 1, [pair.Row]) : null;

    private static double[] Values(PairFeatures features) => [.. Enumerable.Range(0, PairFeatures.Count).Select(i => features[i])];

    /// <summary>So that what one source has most of does not decide.</summary>
    private static List<Example> Balanced(List<Example> examples)
    {
        var ones = examples.Count(e => e.IsOne);
        return
        [
            .. examples.Select(e => e with { Weight = 200.0 * (e.IsOne ? 1.0 / ones : CostOfWrongJoin / (examples.Count - ones)) }),
        ];
    }
}
