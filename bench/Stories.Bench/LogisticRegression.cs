namespace BriefingBus.Bench.Stories;

/// <summary>A pair to learn from.</summary>
/// <param name="Features">What both have in common, and what differs.</param>
/// <param name="IsOne">Whether both are one story.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Groups">What it must not be judged by: its stories, or its row.</param>
internal sealed record Example(double[] Features, bool IsOne, double Weight, IReadOnlyList<string> Groups);

/// <summary>Logistic regression with a ridge, by Newton's method.</summary>
internal static class LogisticRegression
{
    private const double Ridge = 0.5;
    private const int Rounds = 50;

    /// <summary>The weights, and the constant as the last.</summary>
    public static double[] Fit(IReadOnlyList<Example> examples)
    {
        var count = examples[0].Features.Length + 1;
        var weights = new double[count];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[count];
            var curvature = new double[count, count + 1];
            foreach (var example in examples)
            {
                double[] x = [.. example.Features, 1];
                var likely = 1 / (1 + Math.Exp(-Dot(weights, x)));
                var (error, slope) = (example.Weight * ((example.IsOne ? 1 : 0) - likely), example.Weight * likely * (1 - likely));
                for (var i = 0; i < count; i++)
                {
                    gradient[i] += error * x[i];
                    for (var j = 0; j < count; j++)
                        curvature[i, j] += slope * x[i] * x[j];
                }
            }
            for (var i = 0; i < count - 1; i++)
            {
                gradient[i] -= Ridge * weights[i];
                curvature[i, i] += Ridge;
            }
            for (var i = 0; i < count; i++)
            {
                curvature[i, i] += 1e-9;
                curvature[i, count] = gradient[i];
            }
            var step = Solve(curvature, count);
            for (var i = 0; i < count; i++)
                weights[i] += step[i];
            if (step.Max(Math.Abs) < 1e-6)
                break;
        }
        return weights;
    }

    /// <summary>The sum of the weighted features and the constant.</summary>
    public static double Sum(double[] weights, double[] features) => Dot(weights, [.. features, 1]);

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Solve(double[,] rows, int count)
    {
        for (var column = 0; column < count; column++)
        {
            var pivot = Enumerable.Range(column, count - column).MaxBy(r => Math.Abs(rows[r, column]));
            for (var k = 0; k <= count; k++)
                (rows[column, k], rows[pivot, k]) = (rows[pivot, k], rows[column, k]);
            for (var r = 0; r < count; r++)
            {
                if (r == column)
                    continue;
                var factor = rows[r, column] / rows[column, column];
                for (var k = column; k <= count; k++)
                    rows[r, k] -= factor * rows[column, k];
            }
        }
        return [.. Enumerable.Range(0, count).Select(i => rows[i, count] / rows[i, i])];
    }
}
