using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Credits of pictures in brackets that East Asian newspapers leave between the sentences, behind the caption: <c>[사진 렌시] …</c>,
/// <c>（写真：共同） …</c>.</summary>
internal static partial class PictureCredits
{
    /// <summary>Why the sentence before a credit is refused.</summary>
    private const string Reason = "is the caption of a picture";

    /// <summary>The length in characters of the credit, or of the agency alone, at the start of the sentence; 0 if there is none.</summary>
    public static int LengthIn(string sentence) => Credit.Match(sentence).Length;

    /// <summary>Refuses the last of the candidates, as a caption, if the next sentence of its paragraph begins with the credit of a
    /// picture.</summary>
    public static void RefuseCaption(List<SummaryCandidate> candidates, in SourceSentence next)
    {
        if (candidates is [.., { RefusedBecause: null } caption] && !next.OpensBlock && Credit.Match(next.Text).Groups["picture"].Success)
            candidates[^1] = caption with { RefusedBecause = Reason };
    }

    [GeneratedRegex(
        @"^[\[(〔［（](?:(?<picture>사진|그래픽|자료|写真|图片|圖片)(?:[ =:：／/·＝][^\])〕］）]{1,30}| ?제공)?"
        + @"|(?:연합뉴스|뉴시스|뉴스1|로이터|게티이미지|중앙포토|셔터스톡)(?:[ =·/][^\])〕］）]{1,16})?)[\])〕］）] ?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Credit { get; }
}
