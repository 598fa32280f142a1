namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>The groups of several articles, each known by its first.</summary>
internal sealed class GroupMembers
{
    private readonly int[]?[] members;
    private readonly int[] firstOf;

    /// <summary>Reads the groups.</summary>
    /// <param name="groups">The group of each article, as the number of an article.</param>
    /// <param name="isLeftOut">Whether an article is no member of its group.</param>
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

    /// <summary>The first article of an article's group; itself where it has none.</summary>
    public int FirstOf(int article) => firstOf[article];

    /// <summary>Whether an article is the first of a group.</summary>
    public bool AreMany(int first) => members[first] is not null;

    /// <summary>The articles of a group, ascending; a single one by itself.</summary>
    public int[] Of(int first) => members[first] ?? [first];
}
