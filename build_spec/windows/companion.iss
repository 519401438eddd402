; SPDX-License-Identifier: Apache-2.0
; Setup for Windows, made with Inno Setup 6.3 or newer: docs/building-elsewhere.md. Never run yet.
;   iscc /DVersion=0.1.0 /DNumbers=0.1.0.0 build_spec\windows\companion.iss

#ifndef Version
  #error Give the version: iscc /DVersion=0.1.0
#endif
; Windows compares four numbers, and knows no letters, as in 0.2.0b1.
#ifndef Numbers
  #error Give the version in four numbers: iscc /DNumbers=0.1.0.0
#endif

[Setup]
; Never change the AppId: by it Windows knows that a newer version replaces this one.
AppId={{7C3D0B52-5E2E-4C0B-9E57-2F1B7A0C9D11}
AppName=Companion
AppVersion={#Version}
AppVerName=Companion
AppPublisher=The Companion contributors
VersionInfoVersion={#Numbers}
; For this person only, without the password of an administrator.
PrivilegesRequired=lowest
DefaultDirName={autopf}\Companion
DisableProgramGroupPage=yes
DisableDirPage=auto
UninstallDisplayIcon={app}\companion.exe
SetupIconFile=..\..\build\companion.ico
LicenseFile=..\..\LICENSE
InfoAfterFile=after_setup.txt
OutputDir=..\..\dist
OutputBaseFilename=companion-{#Version}-windows-setup
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
; A window that is open is asked to close, so that what is typed is kept first.
CloseApplications=yes
RestartApplications=no
SetupLogging=no
ChangesAssociations=no

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an older version brought along. Notes are never in here.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\companion\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Companion"; Filename: "{app}\companion.exe"
Name: "{autodesktop}\Companion"; Filename: "{app}\companion.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\companion.exe"; Description: "{cm:LaunchProgram,Companion}"; Flags: nowait postinstall skipifsilent unchecked

[CustomMessages]
english.NotesStay=Your notes are still on this computer, and still encrypted. They are in this folder:%n%n%1%n%nNothing in it was changed. To wipe your notes, install Companion again, and wipe them in it.

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Notes: String;
begin
  if Step <> usPostUninstall then
    Exit;
  Notes := ExpandConstant('{localappdata}\Companion');
  if FileExists(Notes + '\vault.db') then
    SuppressibleMsgBox(FmtMessage(CustomMessage('NotesStay'), [Notes]), mbInformation, MB_OK, IDOK);
end;
