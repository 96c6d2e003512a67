; The installer: for one user, without administrator rights, in Swedish or English as Windows is.
; makensis is given VERSION, NUMBERS (four of them), FILES (the folder to install), ICON and OUT.
; `/S` installs without a question; `/D=C:\folder` (last, unquoted) chooses another folder.

; The 32-bit stub does not start under a Wine or Windows that is 64-bit only.
Target amd64-unicode
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
CRCCheck force
; A file that cannot be written ends the installation, also a silent one.
AllowSkipFiles off

!include MUI2.nsh
!include FileFunc.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Samverka"
!define CLASSES "Software\Classes"

Name "Samverka"
BrandingText "Samverka ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Samverka"
InstallDirRegKey HKCU "Software\Samverka" "Folder"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\samverka.exe"
!define MUI_FINISHPAGE_NOAUTOCLOSE

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first is for every other language of Windows too.
!insertmacro MUI_LANGUAGE "Swedish"
!insertmacro MUI_LANGUAGE "English"

LangString WORKSPACE ${LANG_SWEDISH} "Samverka-arbetsfil"
LangString WORKSPACE ${LANG_ENGLISH} "Samverka work file"
LangString BUNDLE ${LANG_SWEDISH} "Samverka-paket"
LangString BUNDLE ${LANG_ENGLISH} "Samverka bundle"
LangString SHORTCUT ${LANG_SWEDISH} "Följ upp och stötta samverkan"
LangString SHORTCUT ${LANG_ENGLISH} "Follow up and support collaboration"
LangString RUNNING ${LANG_SWEDISH} "Samverka är igång. Stäng programmet och försök igen."
LangString RUNNING ${LANG_ENGLISH} "Samverka is running. Close the program and try again."

!macro DESCRIBE LANGUAGE WHAT
    VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "Samverka"
    VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "Samverka"
    VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${WHAT}"
    VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
    VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
    VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "MIT"
!macroend
!insertmacro DESCRIBE ${LANG_SWEDISH} "Installerar Samverka"
!insertmacro DESCRIBE ${LANG_ENGLISH} "Installs Samverka"

; A program that runs cannot be replaced or removed: say so before anything is touched.
!macro REFUSE_IF_RUNS PROGRAM
    !define WHICH ${__COUNTER__}
    IfFileExists "$INSTDIR\${PROGRAM}" 0 free${WHICH}
    again${WHICH}:
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors busy${WHICH}
    FileClose $0
    Goto free${WHICH}
    busy${WHICH}:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again${WHICH}
    SetErrorLevel 2
    Quit
    free${WHICH}:
    !undef WHICH
!macroend
!macro REFUSE_IF_RUNNING
    !insertmacro REFUSE_IF_RUNS "samverka.exe"
    !insertmacro REFUSE_IF_RUNS "samverka-cli.exe"
!macroend

; One kind of file that opens the program: its ending, class and name.
!macro FILE_TYPE ENDING CLASS NAME
    WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${NAME}"
    WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\samverka.exe,0"
    WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\samverka.exe" "%1"'
    WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${CLASS}"
    WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}" ""
!macroend

; /ifempty looks at what is under a key alone, and another program's claim is a value in it.
!macro DELETE_IF_EMPTY KEY
    EnumRegValue $0 HKCU "${KEY}" 0
    StrCmp $0 "" 0 +2
    DeleteRegKey /ifempty HKCU "${KEY}"
!macroend

; Takes it back, unless another program has taken the ending since.
!macro NO_FILE_TYPE ENDING CLASS
    DeleteRegKey HKCU "${CLASSES}\${CLASS}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}"
    ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
    StrCmp $0 "${CLASS}" 0 +2
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
    !insertmacro DELETE_IF_EMPTY "${CLASSES}\${ENDING}\OpenWithProgids"
    !insertmacro DELETE_IF_EMPTY "${CLASSES}\${ENDING}"
!macroend

!macro TELL_EXPLORER
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
    !insertmacro REFUSE_IF_RUNNING
    SetOutPath "$INSTDIR"
    File "${FILES}/samverka.exe"
    File "${FILES}/samverka-cli.exe"
    SetOutPath "$INSTDIR\licences"
    File "${FILES}/licences/*.txt"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    CreateShortcut "$SMPROGRAMS\Samverka.lnk" "$INSTDIR\samverka.exe" "" "" "" "" "" "$(SHORTCUT)"
    !insertmacro FILE_TYPE ".samverka" "Samverka.Workspace" "$(WORKSPACE)"
    !insertmacro FILE_TYPE ".samverka-bundle" "Samverka.Bundle" "$(BUNDLE)"
    !insertmacro TELL_EXPLORER

    WriteRegStr HKCU "Software\Samverka" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Samverka"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\samverka.exe,0"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Samverka"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

; Only what was installed: work, settings and anything the user put here stay.
Section Uninstall
    !insertmacro REFUSE_IF_RUNNING
    Delete "$INSTDIR\samverka.exe"
    Delete "$INSTDIR\samverka-cli.exe"
    Delete "$INSTDIR\licences\*.txt"
    RMDir "$INSTDIR\licences"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Samverka.lnk"
    !insertmacro NO_FILE_TYPE ".samverka" "Samverka.Workspace"
    !insertmacro NO_FILE_TYPE ".samverka-bundle" "Samverka.Bundle"
    !insertmacro TELL_EXPLORER
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\Samverka"
SectionEnd
