// What the desktop knows of the person's wishes, as far as it can be asked without its libraries.
#pragma once

#include <stdbool.h>

// Whether nothing is to move by itself. Asked are the settings of GTK (gtk-4.0/settings.ini and
// gtk-3.0/settings.ini: gtk-enable-animations), of KDE (kdeglobals: AnimationDurationFactor) and,
// on a desktop of GNOME's family, gsettings (org.gnome.desktop.interface enable-animations), which
// has a second to answer. A desktop that says nothing wishes nothing.
bool desktop_prefers_rest(void);
