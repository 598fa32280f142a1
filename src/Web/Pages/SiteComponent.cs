using Microsoft.AspNetCore.Components;

namespace BriefingBus.Web.Pages;

/// <summary>The base of every component, with the site of the request.</summary>
public abstract class SiteComponent : ComponentBase
{
    /// <summary>The site, from <see cref="Frame"/>.</summary>
    [CascadingParameter]
    public required Site Site { get; set; }
}
