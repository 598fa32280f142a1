using BriefingBus.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Persistence;

/// <summary>A later version of the program has used the database; nothing was changed in it.</summary>
/// <param name="database">Which database.</param>
/// <param name="migration">A migration that this program does not know.</param>
public sealed class NewerDatabaseException(string database, string migration) : WrongConfigurationException(
    $"{database} belongs to a later version of BriefingBus (it has the migration {migration}). Start that version, or restore a backup.")
{
    /// <summary>Throws where the database has a migration that this program does not know.</summary>
    internal static void ThrowIfIn(IEnumerable<string> applied, DbContext context)
    {
        if (applied.Except(context.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new NewerDatabaseException(NameOf(context), unknown);
    }

    private static string NameOf(DbContext context)
    {
        var connection = context.Database.GetDbConnection();
        return context.Database.IsSqlite() ? connection.DataSource : $"The database {connection.Database} at {connection.DataSource}";
    }
}
