namespace BriefingBus.Text.Mojibake;

/// <summary>Repairs text that was written in UTF-8 and read in another charset, once or several times over, wholly or in parts, where that
/// is certain; leaves it alone where it isn't: only repaired characters change. The rules are stated in <c>docs/mojibake.md</c>.</summary>
public static class MojibakeRepair
{
    /// <summary>Text is repaired at most this many times over: more layers are not met.</summary>
    private const int Layers = 6;

    /// <summary>A letter outside sequences for this many inside.</summary>
    private const int MaxOutside = 8;

    /// <summary>The text, repaired line by line. Repairing twice changes nothing more.</summary>
    /// <param name="text">Plain text, before its white space and control characters are tidied: they carry bytes.</param>
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
        for (var undone = 0; undone < Layers; undone++)
        {
            var before = layer;
            layer = RepairLayer(layer);
            if (ReferenceEquals(before, layer))
                break;
        }
        return Characters.WithoutControls(layer.Written());
    }

    /// <summary>The line with one layer undone in the charset that explains most of it; the same object where none is certain.</summary>
    private static MarkedLine RepairLayer(MarkedLine line)
    {
        var charsets = 0;
        for (var i = 0; i + 1 < line.Text.Length; i++)
            charsets |= Charset.Leads[line.Text[i]] & Charset.Continuations[line.Text[i + 1]];

        var best = new Reading(line, [], []);
        for (var c = 0; charsets >> c != 0; c++)
            if ((charsets >> c & 1) == 1 && Reading.Of(line, Charset.All[c]) is var reading && reading.Sum > best.Sum)
                best = reading;
        return best.Sum > 0 ? best.Repaired() : line;
    }

    /// <summary>A line read in one charset.</summary>
    private sealed record Reading(MarkedLine Line, IReadOnlyList<ByteSequence> Sequences, IReadOnlyList<double> Worth)
    {
        /// <summary>What all that would be repaired is worth; 0 where nothing is certain.</summary>
        public double Sum { get; } = Worth.Any(worth => worth >= Evidence.Certain)
            ? Worth.Where(worth => worth >= Evidence.Probable).Sum()
            : 0;

        /// <summary>Where much is certain, what merely doesn't speak against it is repaired too.</summary>
        private double Least { get; } = Worth.Count(worth => worth >= Evidence.Certain) >= 3 ? 0 : Evidence.Probable;

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
            return new Reading(marked, sequences, worth);
        }

        /// <summary>A line in Cyrillic or Greek holds such sequences by chance. Read in the wrong charset it holds nothing else: hardly a
        /// letter of these scripts is then outside one, but before a space that has been a byte.</summary>
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
                if (Worth[i] < Least && !Sequences[i].Lossy)
                    continue;
                repaired.Replace(Sequences[i].Start, Sequences[i].End, Sequences[i].Decoded);
                if (Sequences[i].EndsInSpace && Sequences[i].Decoded == "à" && !LostSpace.JoinsNext(Line.Text.AsSpan(Sequences[i].End)))
                    repaired.Append(' ');
            }
            return repaired.Build();
        }
    }
}
