namespace BriefingBus.Cleaner.Extraction;

/// <summary>What a page turned out to be.</summary>
public enum PageKind
{
    /// <summary>A page with a text of its own.</summary>
    Article,

    /// <summary>A front page, category or search page: links to articles and no article.</summary>
    List,

    /// <summary>A page that wants a login, a subscription or a proof of being human before it shows its text.</summary>
    Login,

    /// <summary>A page that says that something went wrong, such as "404 Not Found".</summary>
    Error,

    /// <summary>A page without readable text.</summary>
    None,
}
