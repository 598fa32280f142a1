using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Storage;

/// <summary>Composer's database in a schema of PostgreSQL.</summary>
public sealed class PostgresComposerContext(DbContextOptions<PostgresComposerContext> options) : ComposerContext(options, Schema)
{
    /// <summary>The schema of Composer's tables.</summary>
    public const string Schema = "composer";

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : PostgresDesign<PostgresComposerContext>(Schema, options => new(options));
}
