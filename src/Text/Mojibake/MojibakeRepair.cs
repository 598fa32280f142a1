namespace BriefingBus.Text.Mojibake;

/// <summary>Repairs text that was written in UTF-8 and read in another charset, once or several times, completely or in part. It changes
/// only characters whose repair is certain. <c>docs/mojibake.md</c> has the rules.</summary>
public static class MojibakeRepair
{
    /// <summary>The maximum number of layers that are undone; more do not occur.</summary>
    private const int MaxLayers = 6;

    /// <summary>The number of letters inside sequences for each letter that may be outside.</summary>
    private const int MaxOutside = 8;

    /// <summary>The text, repaired line by line; a second repair changes nothing.</summary>
    /// <param name="text">Plain text with its original white space and control characters, which represent bytes.</param>
    public static string Repair(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\x7F'))
            return text;
        return text.Contains('\n', StringComparison.Ordinal)
            ? string.Join('\n', text.Split('\n').Select(RepairLine))
            : RepairLine(text);
    }

    private static string RepairLine(string line)
    {
        if (!line.AsSpan().ContainsAnyExceptInRange('\0', '\x7F'))
            return line;

        var layer = new MarkedLine(line, new string(MarkedLine.Source, line.Length));
        for (var undone = 0; undone < MaxLayers; undone++)
        {
            var before = layer;
            layer = RepairLayer(layer);
            if (ReferenceEquals(before, layer))
                break;
        }
        return Characters.WithoutControls(layer.Written());
    }

    /// <summary>The line with one layer undone in the charset that explains most of it; the same object if none is certain.</summary>
    private static MarkedLine RepairLayer(MarkedLine line)
    {
        var charsets = 0;
        for (var i = 0; i + 1 < line.Text.Length; i++)
            charsets |= Charset.Leads[line.Text[i]] & Charset.Continuations[line.Text[i + 1]];

        Reading? best = null;
        for (var c = 0; charsets >> c != 0; c++)
            if ((charsets >> c & 1) == 1 && Reading.Of(line, Charset.All[c]) is { Sum: > 0 } reading
                && (best is null || reading.Rank > best.Rank))
                best = reading;
        return best?.Repaired() ?? line;
    }

    /// <summary>A line read in one charset.</summary>
    private sealed record Reading(MarkedLine Line, IReadOnlyList<ByteSequence> Sequences, IReadOnlyList<double> Worth, int Strange = 0)
    {
        /// <summary>The evidence against a charset of each control character that it would not have produced.</summary>
        private const double StrangePenalty = 0.5;

        /// <summary>The value by which the readings of a line are compared.</summary>
        public double Rank => Sum - StrangePenalty * Strange;

        /// <summary>The evidence for everything that would be repaired; 0 if nothing is certain.</summary>
        public double Sum { get; } = Worth.Any(worth => worth >= Evidence.Certain)
            ? Worth.Where(worth => worth >= Evidence.Probable).Sum()
            : 0;

        /// <summary>The minimum evidence for a repair. In a line with much certain damage, sequences without counter-evidence are repaired
        /// too.</summary>
        private double MinEvidence { get; } = Worth.Count(worth => worth >= Evidence.Certain) >= 3 ? 0 : Evidence.Probable;

        public static Reading Of(MarkedLine marked, Charset charset)
        {
            var line = marked.Text;
            var sequences = ByteSequence.Find(line, charset);
            var worth = new double[sequences.Count];
            for (var i = 0; i < sequences.Count; i++)
            {
                var here = sequences[i];
                var touchesBefore = i > 0 && sequences[i - 1].End == here.Start;
                var touchesAfter = i + 1 < sequences.Count && sequences[i + 1].Start == here.End;
                var before = touchesBefore ? sequences[i - 1].Decoded[^1] : here.Start > 0 ? line[here.Start - 1] : ' ';
                var after = touchesAfter ? sequences[i + 1].Decoded[0] : here.End < line.Length ? line[here.End] : ' ';
                worth[i] = Evidence.Of(line, here, before, after, (touchesBefore ? 1 : 0) + (touchesAfter ? 1 : 0), charset);
            }
            if (!IsCovered(line, sequences))
                for (var i = 0; i < worth.Length; i++)
                    if (Evidence.IsCyrillicOrGreek(line[sequences[i].Start])
                        && sequences[i].Decoded[0] is not (>= '\u2010' and <= '\u203F'))
                        worth[i] = double.NegativeInfinity;
            var strange = 0;
            foreach (var c in line)
                strange += charset.WouldNotShow(c) ? 1 : 0;
            return new Reading(marked, sequences, worth, strange);
        }

        /// <summary>Whether sequences explain a line in Cyrillic or Greek, which contains such sequences by chance. A misread line contains
        /// almost nothing else: hardly a letter of these scripts is outside a sequence, except before a space that was a byte.</summary>
        private static bool IsCovered(string line, List<ByteSequence> sequences)
        {
            var (inside, outside, next) = (0, 0, 0);
            for (var i = 0; i < line.Length; i++)
            {
                while (next < sequences.Count && sequences[next].End <= i)
                    next++;
                if (!Evidence.IsCyrillicOrGreek(line[i]))
                    continue;
                if (next < sequences.Count && sequences[next].Start <= i)
                    inside++;
                else if (i + 1 < line.Length && line[i + 1] is not (' ' or '\uFFFD'))
                    outside++;
            }
            return inside >= MaxOutside * outside;
        }

        public MarkedLine Repaired()
        {
            var repaired = new MarkedLine.Builder(Line);
            for (var i = 0; i < Sequences.Count; i++)
            {
                if (Worth[i] < MinEvidence && !Sequences[i].Lossy)
                    continue;
                repaired.Replace(Sequences[i].Start, Sequences[i].End, Sequences[i].Decoded);
                if (Sequences[i].EndsInSpace && Sequences[i].Decoded == "à" && !LostSpace.JoinsNext(Line.Text.AsSpan(Sequences[i].End)))
                    repaired.Append(' ');
            }
            return repaired.Build();
        }
    }
}
