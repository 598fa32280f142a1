using System.Globalization;
using System.Text;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Reads a regular expression for its <see cref="PatternOutline"/>.</summary>
internal sealed class PatternReader(string pattern)
{
    /// <summary>What may follow the parenthesis of a group that is not captured.</summary>
    private static readonly string[] Groups = ["?:", "?-i:"];

    private static readonly PatternOutline OneCharacter = new(1, null);
    private static readonly PatternOutline Nothing = new(0, null);

    private int at;

    /// <summary>The outline of the whole pattern.</summary>
    public PatternOutline ReadAll()
    {
        var outline = ReadAlternatives();
        return at == pattern.Length ? outline : throw Unknown();
    }

    private PatternOutline ReadAlternatives()
    {
        var alternatives = new List<PatternOutline> { ReadSequence() };
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            alternatives.Add(ReadSequence());
        }
        return new(
            alternatives.Max(a => a.Longest),
            alternatives.TrueForAll(a => a.Words is not null) ? [.. alternatives.SelectMany(a => a.Words!).Distinct(StringComparer.OrdinalIgnoreCase)] : null);
    }

    /// <summary>Of the parts that a sequence cannot do without, the one whose shortest word is longest says most.</summary>
    private PatternOutline ReadSequence()
    {
        var longest = 0L;
        var parts = new List<IReadOnlyList<string>>();
        var literal = new StringBuilder();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            var start = at;
            var atom = ReadAtom();
            var isLiteral = atom.Words is [{ Length: 1 }] && pattern[start] != '(';
            var (least, most) = ReadQuantifier();
            longest = Math.Min(int.MaxValue, longest + (atom.Longest == 0 ? 0 : (long)atom.Longest * most));
            if (isLiteral && least > 0)
                literal.Append(atom.Words![0]);
            if (atom.Longest == 0 || (isLiteral && (least, most) == (1, 1)))
                continue;
            EndLiteral(literal, parts);
            if (!isLiteral && least > 0 && atom.Words is not null)
                parts.Add(atom.Words);
        }
        EndLiteral(literal, parts);
        return new((int)longest, parts.OrderByDescending(words => words.Min(w => w.Length)).ThenBy(words => words.Count).FirstOrDefault());
    }

    private static void EndLiteral(StringBuilder literal, List<IReadOnlyList<string>> parts)
    {
        if (literal.Length > 0)
            parts.Add([literal.ToString()]);
        literal.Clear();
    }

    private PatternOutline ReadAtom()
    {
        switch (pattern[at++])
        {
            case '^' or '$':
                return Nothing;
            case '.':
                return OneCharacter;
            case '[':
                SkipTo(']');
                return OneCharacter;
            case '(':
                return ReadGroup();
            case '\\':
                return ReadEscape();
            case var letter:
                return new(1, [letter.ToString()]);
        }
    }

    private PatternOutline ReadGroup()
    {
        if (pattern[at] == '?')
            at += Groups.FirstOrDefault(g => pattern.AsSpan(at).StartsWith(g, StringComparison.Ordinal))?.Length ?? throw Unknown();
        var group = ReadAlternatives();
        at++;
        return group;
    }

    private PatternOutline ReadEscape()
    {
        switch (pattern[at++])
        {
            case 'b':
                return Nothing;
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                return OneCharacter;
            case 'p' or 'P':
                SkipTo('}');
                return OneCharacter;
            case var sign when !char.IsLetterOrDigit(sign):
                return new(1, [sign.ToString()]);
            default:
                throw Unknown();
        }
    }

    private void SkipTo(char end)
    {
        while (pattern[at] != end)
            at += pattern[at] == '\\' ? 2 : 1;
        at++;
    }

    private (int Least, int Most) ReadQuantifier()
    {
        if (at == pattern.Length)
            return (1, 1);
        switch (pattern[at])
        {
            case '?':
                at++;
                return (0, 1);
            case '*':
                at++;
                return (0, int.MaxValue);
            case '+':
                at++;
                return (1, int.MaxValue);
            case '{':
                var end = pattern.IndexOf('}', at);
                var bounds = pattern[(at + 1)..end].Split(',');
                at = end + 1;
                return (Number(bounds[0]), Number(bounds[^1]));
            default:
                return (1, 1);
        }
    }

    private static int Number(string digits) => digits.Length == 0 ? int.MaxValue : int.Parse(digits, CultureInfo.InvariantCulture);

    private NotSupportedException Unknown() => new($"The pattern uses what rules do not have, at character {at}: {pattern}");
}
