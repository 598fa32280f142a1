using System.Text;

namespace BriefingBus.Text.Mojibake;

/// <summary>A line that records which of its characters come from a repair.</summary>
/// <param name="Text">The line.</param>
/// <param name="Marks">For each character of it, <see cref="Source"/> or <see cref="Repair"/>.</param>
internal sealed record MarkedLine(string Text, string Marks)
{
    /// <summary>The mark of a character of the source.</summary>
    public const char Source = ' ';

    /// <summary>The mark of a character that was repaired.</summary>
    public const char Repair = '^';

    /// <summary>The line with its repaired characters in their written form and the source's unchanged.</summary>
    public string Written()
    {
        if (!Marks.Contains(Repair, StringComparison.Ordinal))
            return Text;
        var written = new StringBuilder(Text.Length + 8);
        for (var i = 0; i < Text.Length; i++)
            if (Marks[i] == Source)
                written.Append(Text[i]);
            else
                written.Append(Characters.Plain(Text[i]));
        return written.ToString();
    }

    /// <summary>Rewrites a line from left to right.</summary>
    public sealed class Builder(MarkedLine line)
    {
        private readonly StringBuilder text = new(line.Text.Length);
        private readonly StringBuilder marks = new(line.Text.Length);
        private int at;

        /// <summary>Keeps the text before the start, and replaces the text up to the end by the repaired characters.</summary>
        public void Replace(int start, int end, string repaired)
        {
            text.Append(line.Text, at, start - at).Append(repaired);
            marks.Append(line.Marks, at, start - at).Append(Repair, repaired.Length);
            at = end;
        }

        /// <summary>Adds a character after the last repaired one.</summary>
        public void Append(char repaired)
        {
            text.Append(repaired);
            marks.Append(Repair);
        }

        /// <summary>The line with the rest unchanged.</summary>
        public MarkedLine Build() => new(
            text.Append(line.Text, at, line.Text.Length - at).ToString(), marks.Append(line.Marks, at, line.Marks.Length - at).ToString());
    }
}
