namespace BriefingBus.Cleaner.Extraction;

/// <summary>The kind of a page.</summary>
public enum PageKind
{
    /// <summary>A page with a text of its own.</summary>
    Article,

    /// <summary>A front page, category or search page: links to articles and no article.</summary>
    List,

    /// <summary>A page that requires a login, a subscription or a captcha before it shows its text.</summary>
    Login,

    /// <summary>An error page, such as "404 Not Found".</summary>
    Error,

    /// <summary>A page without readable text.</summary>
    None,
}
