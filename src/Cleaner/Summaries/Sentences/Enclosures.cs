using System.Buffers;
using System.Runtime.InteropServices;

namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>The brackets, quotations and titles of a line, inside which no sentence ends: <c>(…)</c>, <c>「…」</c>, <c>《…》</c>. Other
/// quotation marks may contain whole sentences.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct Enclosures
{
    /// <summary>Longer speech, in characters, is split into its sentences.</summary>
    private const int MaxSpeechLength = 100;

    private static readonly SearchValues<char> Marks = SearchValues.Create("()（）「」『』《》〈〉");

    private static readonly SearchValues<char> BracketEnds = SearchValues.Create(")）");
    private static readonly SearchValues<char> TitleEnds = SearchValues.Create("」』》〉");

    private readonly string line;
    private readonly int lineEnd;
    private readonly bool isAny;
    private int counted;
    private int brackets;
    private int titles;
    private int opened;
    private int bracketEnd = -1;
    private int titleEnd = -1;

    /// <summary>The enclosures of one line of text.</summary>
    /// <param name="line">The text that contains the line.</param>
    /// <param name="from">Where the line begins.</param>
    /// <param name="lineEnd">Its end, exclusive.</param>
    public Enclosures(string line, int from, int lineEnd)
    {
        (this.line, this.lineEnd, counted, opened) = (line, lineEnd, from, from);
        isAny = line.AsSpan(from, lineEnd - from).ContainsAny(Marks);
    }

    /// <summary>Starts a sentence: enclosures that are still open are forgotten.</summary>
    /// <param name="at">Where it begins.</param>
    public void BeginAt(int at)
    {
        counted = Math.Max(counted, at);
        (brackets, titles) = (0, 0);
    }

    /// <summary>Whether one is open at an index and closes later.</summary>
    /// <param name="at">The index.</param>
    public bool AreOpenAt(int at)
    {
        if (!isAny)
            return false;
        for (; counted <= at; counted++)
            switch (line[counted])
            {
                case '(' or '（':
                    brackets++;
                    break;
                case ')' or '）':
                    brackets = Math.Max(0, brackets - 1);
                    break;
                case '「' or '『' or '《' or '〈':
                    opened = titles++ == 0 ? counted : opened;
                    break;
                case '」' or '』' or '》' or '〉':
                    titles = Math.Max(0, titles - 1);
                    break;
                default:
                    break;
            }
        return (brackets > 0 && IsFollowedBy(ref bracketEnd, BracketEnds, at))
            || (titles > 0 && IsFollowedBy(ref titleEnd, TitleEnds, at) && titleEnd - opened <= MaxSpeechLength);
    }

    /// <summary>Whether one of the marks comes after an index. The one found last is kept: a search for each stop of a line would cost
    /// quadratic time.</summary>
    private readonly bool IsFollowedBy(ref int mark, SearchValues<char> marks, int at)
    {
        if (mark < at)
            mark = line.AsSpan(at, lineEnd - at).IndexOfAny(marks) is >= 0 and var distance ? at + distance : int.MaxValue;
        return mark > at && mark != int.MaxValue;
    }
}
