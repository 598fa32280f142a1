namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>The groups of more than one article, each identified by its first article.</summary>
internal sealed class GroupMembers
{
    private readonly int[]?[] members;
    private readonly int[] firstOf;

    /// <summary>Collects the groups.</summary>
    /// <param name="groups">The group of each article, as a number.</param>
    /// <param name="isLeftOut">Whether an article counts as a member of no group.</param>
    public GroupMembers(int[] groups, Func<int, bool> isLeftOut)
    {
        var sizes = new int[groups.Length];
        firstOf = new int[groups.Length];
        for (var i = groups.Length - 1; i >= 0; i--)
        {
            if (!isLeftOut(i))
                (firstOf[groups[i]], sizes[groups[i]]) = (i, sizes[groups[i]] + 1);
        }
        var firsts = firstOf[..];
        members = new int[groups.Length][];
        var filled = new int[groups.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            var first = firsts[groups[i]];
            var isOfMany = sizes[groups[i]] > 1 && !isLeftOut(i);
            firstOf[i] = isOfMany ? first : i;
            if (isOfMany)
                (members[first] ??= new int[sizes[groups[i]]])[filled[first]++] = i;
        }
        Firsts = [.. Enumerable.Range(0, groups.Length).Where(i => members[i] is not null)];
    }

    /// <summary>The first article of each group, ascending.</summary>
    public int[] Firsts { get; }

    /// <summary>The first article of an article's group; the article itself if it has no group.</summary>
    public int FirstOf(int article) => firstOf[article];

    /// <summary>Whether the article is the first of a group of several.</summary>
    public bool AreMany(int first) => members[first] is not null;

    /// <summary>The articles of a group, ascending.</summary>
    public int[] Of(int first) => members[first] ?? [first];
}
